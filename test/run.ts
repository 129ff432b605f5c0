// npm test: checks types, style and everything under test/, or the tests whose names hold one of the words given.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { choose, command, Refusal } from "../tools/command.ts";
import { packageFolder as root } from "../tools/folders.ts";
import { prepareJupyter } from "../tools/jupyter/prepare.ts";

const program = (...path: string[]) => join(root, "node_modules", ...path);

await command(async (names) => {
  const tests = testFiles(names);
  await prepareJupyter("homework");
  const failed: string[] = [];
  const check = async (title: string, ...args: string[]) => {
    const start = performance.now();
    console.log(`\n── ${title}`);
    const [code] = await once(spawn(process.execPath, args, { cwd: root, stdio: "inherit" }), "exit");
    if (code !== 0) failed.push(title);
    const seconds = ((performance.now() - start) / 1000).toFixed(1);
    console.log(`── ${title}: ${code === 0 ? "passed" : "failed"} in ${seconds} s`);
  };
  if (names.length === 0) {
    await check("types", program("typescript", "bin", "tsc"), "--project", "test");
    await check("style", program("@biomejs", "biome", "bin", "biome"), "check", "--error-on-warnings");
  }
  await check("tests", "--import", "tsx", join("test", "inTurn.ts"), ...tests);
  if (failed.length > 0) throw new Refusal(`Failed: ${failed.join(", ")}.`);
});

function testFiles(names: string[]): string[] {
  const all = readdirSync(join(root, "test"), { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(".test.ts"))
    .map((file) => file.replace(".test.ts", ""));
  return choose("test", names, all).map((name) => join("test", `${name}.test.ts`));
}
