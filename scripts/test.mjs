// npm test: sets up what is missing, then checks types, style and everything under test/, or the tests named.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { readdirSync } from "node:fs";
import { availableParallelism } from "node:os";
import { join } from "node:path";
import { choose, command, Refusal, root } from "./command.mjs";
import { setUp } from "./setup.mjs";

const script = (...path) => join(root, "node_modules", ...path);

await command(async (names) => {
  const tests = testFiles(names);
  await setUp();
  const failed = [];
  const check = async (title, ...args) => {
    const start = performance.now();
    console.log(`\n── ${title}`);
    const [code] = await once(spawn(process.execPath, args, { cwd: root, stdio: "inherit" }), "exit");
    if (code !== 0) failed.push(title);
    console.log(`── ${title}: ${code === 0 ? "passed" : "failed"} in ${seconds(start)} s`);
  };
  if (names.length === 0) {
    await check("types", script("typescript", "bin", "tsc"), "--project", "test");
    await check("style", script("@biomejs", "biome", "bin", "biome"), "check", "--error-on-warnings");
  }
  const workers = `--test-concurrency=${availableParallelism()}`;
  await check("tests", "--import", "tsx", "--test", "--test-reporter=spec", workers, ...tests);
  if (failed.length > 0) throw new Refusal(`Failed: ${failed.join(", ")}.`);
});

function testFiles(names) {
  const files = readdirSync(join(root, "test"), { recursive: true }).filter((file) =>
    file.endsWith(".test.ts"),
  );
  const all = files.map((file) => file.replace(".test.ts", ""));
  return choose("test", names, all).map((name) => join("test", `${name}.test.ts`));
}

function seconds(start) {
  return ((performance.now() - start) / 1000).toFixed(1);
}
