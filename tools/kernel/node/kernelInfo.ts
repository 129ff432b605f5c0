import { createRequire } from "node:module";

const require = createRequire(import.meta.url);
const version = (name: string) => (require(`${name}/package.json`) as { version: string }).version;

/** What the kernel says of itself; notebooks keep `language_info`. */
export const kernelInfo = {
  status: "ok",
  protocol_version: "5.3",
  implementation: "tslab",
  implementation_version: version("tslab"),
  language_info: {
    name: "typescript",
    version: version("typescript"),
    mimetype: "text/typescript",
    file_extension: ".ts",
    codemirror_mode: { mode: "typescript", name: "javascript", typescript: true },
  },
  banner: "TypeScript",
  help_links: [],
};
