// Makes what must be there before any command can run, packages and library, and then runs the command.
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { build, isBuilt } from "./build.mjs";
import { command } from "./command.mjs";
import { packageFolder as root } from "./folders.mjs";
import { withLock } from "./lock.mjs";
import { hasPackages, installPackages } from "./packages.mjs";

const [name = ""] = process.argv.slice(2);

/** Whether the command needs the packages of the tests: those of readers, students and graders do not. */
const all = !["build", "lab", "kernel", "lessons", "check", "grade", "formgrader"].includes(name);

await command(async () => {
  if (hasPackages(all) && isBuilt()) return;
  await withLock(root, async (watch) => {
    await installPackages(all, watch);
    await build(hasPackages(true), watch);
  });
});
if (process.exitCode === undefined && name !== "build") {
  if (name === "test") {
    const tsx = "tsx/esm/api"; // of the packages that only tests need
    (await import(tsx)).register();
    process.argv.splice(2, 1);
  }
  const main = name === "test" ? join("test", "run.ts") : join("dist", "tools", "cli.js");
  await import(pathToFileURL(join(root, main)).href);
}
