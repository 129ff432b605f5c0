// What the commands here stand on.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { root } from "./command.mjs";

export async function setUp() {
  const script = join(root, "tools", "setup", "start.cjs");
  const [code] = await once(spawn(process.execPath, [script, "setup"], { stdio: "inherit" }), "exit");
  if (code !== 0) process.exit(code ?? 1);
}
