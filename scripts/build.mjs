// Compiles src/ and tools/ into dist/, when something changed since the last time.
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { command, isMain, Refusal, root, run, step } from "./command.mjs";
import { hash, reads } from "./install.mjs";

const compiler = join(root, "node_modules", "typescript", "bin", "tsc");
const stamp = join(root, "node_modules", ".built"); // beside the compiler: other packages, another build

export async function build() {
  const files = [
    join(root, "tsconfig.json"),
    ...["src", "tools"].flatMap((name) => filesUnder(join(root, name))),
  ];
  const state = hash(...files.flatMap((file) => [file, readFileSync(file)]));
  if (existsSync(join(root, "dist", "index.js")) && reads(stamp, state)) return;
  await step("Building the library", compile);
  writeFileSync(stamp, state);
}

async function compile() {
  rmSync(join(root, "dist"), { recursive: true, force: true });
  await run(process.execPath, [compiler, "--build"]).catch((error) => {
    throw new Refusal(`The library does not compile:\n${error.stdout}`);
  });
}

function filesUnder(folder) {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => resolve(entry.parentPath ?? entry.path, entry.name))
    .sort();
}

if (isMain(import.meta.url)) await command(build);
