// The site's scripts, each in one file.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { basename, join } from "node:path";
import { type BuildOptions, build, type Plugin } from "esbuild";
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

/** The compiling half of the kernel; `types` is where it finds the type declarations, seen from itself. */
export const bundleCompiler = (types: string) =>
  bundle(join(browser, "converter.ts"), {
    format: "iife",
    define: { TYPES: JSON.stringify(types) },
    alias: withoutNode,
    plugins: [compilerAsModule],
  });

/** The bundler puts a CommonJS module into a function of its own, which a browser reads once more when it is called. */
const compilerAsModule: Plugin = {
  name: "the compiler as a module",
  setup: ({ onLoad }) =>
    onLoad({ filter: /[\\/]typescript[\\/]lib[\\/]typescript\.js$/ }, ({ path }) => ({
      contents: `${readFileSync(path, "utf8")}\nexport default ts;`,
    })),
};

/** The running half. */
export const bundleRunner = () =>
  bundle(join(browser, "runner.ts"), {
    format: "iife",
    keepNames: true, // what a cell prints of a function is its name
    define: { VERSIONS: JSON.stringify(versions) },
    alias: { "node:util": "node-inspect-extracted", ...withoutNode },
  });

/** What the compiler and mathjs ask for where they find Node, and do without elsewhere. */
const withoutNode = Object.fromEntries(
  ["fs", "path", "os", "perf_hooks", "inspector", "crypto", "source-map-support"].map((name) => [
    name,
    join(browser, "nothing.js"),
  ]),
);

/** The live pages; formulas come in a script of their own, when one is needed. */
export const bundleLive = () =>
  bundle(join(packageFolder, "tools", "site", "live", "live.ts"), { format: "esm", splitting: true });

/** What every page loads. */
export const bundleEveryPage = () =>
  bundle(join(packageFolder, "tools", "site", "live", "everyPage.ts"), { format: "esm" });

/** What keeps the site for times without a connection; `absent` are pages that say in each language that one is not kept. */
export const bundleServiceWorker = (assets: readonly string[], absent: Record<string, string>) =>
  bundle(join(packageFolder, "tools", "site", "live", "serviceWorker.ts"), {
    format: "iife",
    define: { ASSETS: JSON.stringify(assets), ABSENT: JSON.stringify(absent) },
  });

/** The kernel as an extension of JupyterLite, with where its scripts lie, seen from the extension. */
export const bundleExtension = (compiler: string, runner: string) =>
  bundle(join(browser, "lite", "extension.ts"), {
    format: "iife",
    define: {
      COMPILER: JSON.stringify(compiler),
      RUNNER: JSON.stringify(runner),
      VERSIONS: JSON.stringify(versions),
    },
  });
