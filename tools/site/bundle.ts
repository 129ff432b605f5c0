// The site's scripts, each in one file.
import { createRequire } from "node:module";
import { basename, join } from "node:path";
import { type BuildOptions, build } from "esbuild";
import ts from "typescript";
import { packageFolder } from "../folders.js";

export interface Bundle {
  files: { name: string; content: Uint8Array }[];
  /** What went into it. */
  inputs: string[];
}

const browser = join(packageFolder, "tools", "kernel", "browser");
const require = createRequire(import.meta.url);
const versions = { tslab: require("tslab/package.json").version, typescript: ts.version };

async function bundle(entry: string, options: BuildOptions): Promise<Bundle> {
  const { outputFiles = [], metafile } = await build({
    absWorkingDir: packageFolder,
    entryPoints: [entry],
    outdir: "assets",
    entryNames: "[name]",
    chunkNames: "[name]-[hash]",
    bundle: true,
    write: false,
    metafile: true,
    minify: true,
    platform: "browser",
    target: "es2022",
    legalComments: "none", // licences.txt has them
    logLevel: "silent",
    ...options,
  });
  return {
    files: outputFiles.map(({ path, contents }) => ({ name: basename(path), content: contents })),
    inputs: Object.keys(metafile?.inputs ?? {}),
  };
}

/** The kernel; `types` is where it finds the type declarations, seen from itself. */
export const bundleKernel = (types: string) =>
  bundle(join(browser, "worker.ts"), {
    format: "iife",
    keepNames: true, // what a cell prints of a function is its name
    define: { TYPES: JSON.stringify(types), VERSIONS: JSON.stringify(versions) },
    alias: {
      "node:util": "node-inspect-extracted",
      ...Object.fromEntries(unneeded.map((name) => [name, join(browser, "nothing.js")])),
    },
  });

/** What the compiler and linkedom ask for where they find Node, and do without elsewhere. */
const unneeded = "fs path os perf_hooks inspector crypto canvas module source-map-support".split(" ");

/** The live pages; formulas come in a script of their own, when one is needed. */
export const bundleLive = () =>
  bundle(join(packageFolder, "tools", "site", "live", "live.ts"), { format: "esm", splitting: true });

/** The kernel as an extension of JupyterLite; `kernel` is where its script lies, seen from the extension. */
export const bundleExtension = (kernel: string) =>
  bundle(join(browser, "jupyterlite.ts"), {
    format: "iife",
    define: { KERNEL: JSON.stringify(kernel), VERSIONS: JSON.stringify(versions) },
  });
