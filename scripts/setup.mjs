// Makes what the project needs inside its own folder, and does nothing that is done already.
import { existsSync, readFileSync, realpathSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { build } from "./build.mjs";
import { command, isMain, Refusal, root, run, step } from "./command.mjs";
import { hash, installFailure, reads } from "./install.mjs";
import { prepareJupyter } from "./jupyter.mjs";

const modules = join(root, "node_modules");

/** Everything `npm start` and `npm test` stand on: packages, library, Jupyter, kernel. */
export async function setUp() {
  checkNode();
  await installPackages();
  linkLibrary();
  await build();
  await prepareJupyter();
}

function checkNode() {
  const [major, minor] = process.versions.node.split(".").map(Number);
  if (major < 20 || (major === 20 && minor < 19))
    throw new Refusal(
      `Node ${process.versions.node} is too old: install Node 20.19 or newer from https://nodejs.org.`,
    );
}

async function installPackages() {
  const lock = hash(readFileSync(join(root, "package-lock.json")), process.platform, process.arch);
  const stamp = join(modules, ".installed");
  if (reads(stamp, lock)) return;
  await step("Installing the npm packages", async () => {
    const args = ["ci", "--include=dev", "--no-audit", "--no-fund", "--loglevel=error"];
    const npm = process.env.npm_execpath?.endsWith("npm-cli.js");
    const [program, first] = npm ? [process.execPath, [process.env.npm_execpath]] : ["npm", []];
    await run(program, [...first, ...args], { shell: process.platform === "win32" && !npm }).catch(
      (error) => {
        throw installFailure("npm", error);
      },
    );
    writeFileSync(stamp, lock);
  });
}

/** Lets notebooks import the library by its name, as from an installed package. */
function linkLibrary() {
  const link = join(modules, "surprisal");
  if (existsSync(link) && realpathSync(link) === realpathSync(root)) return;
  rmSync(link, { recursive: true, force: true });
  symlinkSync("..", link, "junction"); // on Windows a junction needs no special right
}

if (isMain(import.meta.url)) await command(setUp);
