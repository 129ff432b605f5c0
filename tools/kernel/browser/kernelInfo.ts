/** Given by the bundler: the versions of what is in the kernel. */
declare const VERSIONS: { tslab: string; typescript: string };

/** What the kernel says of itself. */
export const kernelInfo = {
  status: "ok",
  protocol_version: "5.3",
  implementation: "tslab",
  implementation_version: VERSIONS.tslab,
  banner: "TypeScript, in the browser",
  help_links: [],
  language_info: {
    name: "typescript",
    version: VERSIONS.typescript,
    mimetype: "text/typescript",
    file_extension: ".ts",
    codemirror_mode: { mode: "typescript", name: "javascript", typescript: true },
  },
};

const sentence = "The kernel could not be loaded. Check the connection, then restart the kernel.";
const failure = { ename: "KernelMissing", evalue: sentence, traceback: [sentence] };

/** What it says where its scripts cannot be loaded. */
export const missing = { failure, reply: { status: "error", ...failure } };
