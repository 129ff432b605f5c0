// The start snapshot of a user who had none, and what kernels say with it and without.
import assert from "node:assert/strict";
import * as fs from "node:fs";
import { join } from "node:path";
import { after } from "node:test";
import { setTimeout as delay } from "node:timers/promises";
import { openKernel, printed, temporaryJupyter } from "./kernel.ts";

export const jupyter = temporaryJupyter();
export const caches = join(jupyter.folder, "caches");
export const folder = join(caches, "surprisal");
const env = { ...jupyter.env, XDG_CACHE_HOME: caches };
after(jupyter.remove);

const cells = [
  'import { entropy } from "surprisal";\nimport { lineChart, render } from "surprisal/figures";\nimport { display } from "tslab";',
  'const p = [3 / 4, 1 / 4];\ninterface Named { name: string }\nconst named: Named = { name: "p" };',
  "console.log(entropy(p), { named, at: [...p.entries()] });\nconsole.error(1);",
  'display.html(render(lineChart({ loss: p }, { title: "t", xLabel: "x", yLabel: "y", description: "d" })));',
  "entropy(p)",
  "entropy(p, { bass: 2 })",
  "named.nmae",
  "const = ;",
  'throw new RangeError("seven");',
];

/** Where a call of a library stands in a stack. */
const whence =
  'try { (lineChart as Function)(1) } catch (error) { console.log((error as Error).stack?.includes("libraries.js")) }';

/**
 * All that a client is told by a kernel of its own, whether that compiles with the snapshot, where Linux tells, and whether
 * it has the libraries in one piece.
 */
export async function session(more: NodeJS.ProcessEnv = {}) {
  const kernel = await openKernel({ ...env, ...more });
  try {
    const ran = await kernel.run(cells, { stop_on_error: false });
    const questions = ["complete_request", "inspect_request", "is_complete_request"].map((type) =>
      kernel.ask("request", { type, content: { code: "entropy(p, { ba", cursor_pos: 5 } }),
    );
    const said = { ran, answers: await Promise.all(questions) };
    const [told] = await kernel.run([whence]);
    return { said, fromSnapshot: usesSnapshot(kernel.pid), inOnePiece: told && printed(told) === "true\n" };
  } finally {
    await kernel.close();
  }
}

function usesSnapshot(pid: number) {
  if (process.platform !== "linux") return undefined;
  const children = fs.readFileSync(`/proc/${pid}/task/${pid}/children`, "utf8").trim().split(" ");
  return children.some((child) => fs.readFileSync(`/proc/${child}/cmdline`, "utf8").includes("snapshot"));
}

const names = () => (fs.existsSync(folder) ? fs.readdirSync(folder) : []);
const isUnfinished = (name: string) => name.endsWith(".making");
export const blob = () => join(folder, names().sort()[0] ?? "");

/** Until nobody makes a snapshot any longer, and there is one. */
export async function made(isNew: () => boolean) {
  for (let tenths = 0; tenths < 1500; tenths++) {
    if (names().length === 2 && !names().some(isUnfinished) && isNew()) return;
    await delay(100);
  }
  assert.fail(`no snapshot was made: ${names()}`);
}

/** Does something while no snapshot is made, and puts back the one there was. */
export async function unmade(work: () => Promise<void>) {
  const file = blob();
  const [whole, { mode }] = [fs.readFileSync(file), fs.statSync(file)];
  while (fs.existsSync(`${file}.making`)) await delay(100); // one that began while the last was put back
  fs.mkdirSync(`${file}.making`);
  try {
    await work();
  } finally {
    fs.writeFileSync(file, whole);
    fs.chmodSync(file, mode);
    fs.rmdirSync(`${file}.making`);
  }
}
