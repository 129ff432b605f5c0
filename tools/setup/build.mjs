// Compiles src/ and tools/ into dist/, when something changed since the last time.
import { readFileSync, rmSync } from "node:fs";
import { join, resolve } from "node:path";
import { Refusal, run, step } from "./command.mjs";
import { packageFolder as root } from "./folders.mjs";
import { filesOf, hash, isWhole, seal } from "./whole.mjs";

const dist = join(root, "dist");
const stamp = join(root, "node_modules", ".built"); // beside the compiler: other packages, another build

function madeFrom() {
  const files = [
    join(root, "tsconfig.json"),
    join(root, "package-lock.json"),
    ...["src", "tools"].flatMap((name) => filesOf(join(root, name)).map((file) => join(root, name, file))),
  ];
  return hash(...files.flatMap((file) => [file, readFileSync(file)]));
}

export const isBuilt = () => isWhole(dist, stamp, madeFrom());

/**
 * @param {boolean} all
 * @param {(pid: number | undefined) => void} watch
 */
export async function build(all, watch) {
  const state = madeFrom();
  if (isWhole(dist, stamp, state)) return;
  await step("Building the library", async () => {
    for (const name of ["", "tools"]) rmSync(join(dist, name, "tsconfig.tsbuildinfo"), { force: true }); // compile all anew
    rmSync(stamp, { force: true });
    const emitted = await compile(all, watch);
    for (const file of filesOf(dist).map((file) => join(dist, file))) if (!emitted.has(file)) rmSync(file);
    seal(dist, stamp, state);
  });
}

/**
 * Resolves to the files that the compiler wrote. Where the packages of the tests are missing, and so their types, it does not
 * check the tools.
 * @param {boolean} all
 * @param {(pid: number | undefined) => void} watch
 */
async function compile(all, watch) {
  const compiler = join(root, "node_modules", "typescript", "bin", "tsc");
  const orders = all
    ? [["--build", "--force"]]
    : [
        ["--build", "--force", "src"],
        ["--project", "tools", "--noCheck"],
      ];
  const emitted = new Set();
  for (const order of orders) {
    const running = run(process.execPath, [compiler, ...order, "--listEmittedFiles"]);
    watch(running.child.pid);
    const { stdout } = await running.catch(({ stdout, stderr, message }) => {
      const said = `${stdout}${stderr}`.replace(/^TSFILE: .*\n?/gm, "").trim() || message;
      throw new Refusal(`The library does not compile:\n${firstLines(said)}`);
    });
    for (const [, file] of stdout.matchAll(/^TSFILE: (.*)$/gm)) emitted.add(resolve(root, `${file}`));
  }
  return emitted;
}

/** @param {string} text */
function firstLines(text, most = 20) {
  const lines = text.split("\n");
  return lines.length <= most
    ? text
    : [...lines.slice(0, most), `… and ${lines.length - most} more`].join("\n");
}
