import { versionOf } from "./versionOf.js";

/** What the kernel says of itself; notebooks keep `language_info`. */
export const kernelInfo = {
  status: "ok",
  protocol_version: "5.3",
  implementation: "tslab",
  implementation_version: versionOf("tslab"),
  language_info: {
    name: "typescript",
    version: versionOf("typescript"),
    mimetype: "text/typescript",
    file_extension: ".ts",
    codemirror_mode: { mode: "typescript", name: "javascript", typescript: true },
  },
  banner: "TypeScript",
  help_links: [],
};
