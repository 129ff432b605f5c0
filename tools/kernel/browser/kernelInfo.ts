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

function ending(ename: string, evalue: string) {
  const failure = { ename, evalue, traceback: [evalue] };
  return { failure, reply: { status: "error", ...failure } };
}

/** What it says where its scripts cannot be loaded. */
export const missing = ending(
  "KernelMissing",
  "The kernel could not be loaded. Check the connection, then restart the kernel.",
);

/** What it says of a cell that was stopped. */
export const interrupted = ending(
  "Interrupted",
  "Interrupted. The values of the cells are gone: run them again.",
);
