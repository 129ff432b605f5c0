// The thread in which cells run.
import { createRequire } from "node:module";
import "./process.js";
import "./callbacks.js";
import "./descriptors.js";
import "./readlines.js";
import type { Display, Failure, Outcome } from "../../exchange.js";
import { interrupted } from "../../run/interrupted.js";
import type { ToThread } from "../between.js";
import { createNodeRunner, plainly } from "../createRunner.js";
import { broken } from "../endings.js";
import { createGive } from "../libraries/open.js";
import { cellHere, cellOfPromise, inCell, leaveCell } from "./belonging.js";
import { folder, grading, latest, takePort, tell } from "./cell.js";
import { childrenShown } from "./children.js";
import { answer, forgetQuestions, questionsAnswered, restoreInput } from "./input.js";
import { flushStreams, restoreStreams, tellShown } from "./prints.js";
import { inOriginalWorld, keepWorld } from "./world.js";

// Kept from before the first cell.
const later = setTimeout;
const { assign } = Object;
const { stringify } = JSON;
const listeners = process.listeners.bind(process);
const on = process.on.bind(process);

/** What tests compare with is what it was before the first cell. */
const library = ["surprisal", "surprisal/check", "surprisal/figures"];

const kernel = new URL("../..", import.meta.url).href;
const give = grading ? plainly : createGive(inOriginalWorld, () => tell({ type: "plain" }));
const runner = createNodeRunner(folder, { apart: inOriginalWorld, before: grading ? library : [], give });
Error.prepareStackTrace = writeStack;
if (grading) await import("./grading.js");
keepWorld();

/** Tried in the world as it is: to find what cells have changed takes longer than to write a stack. */
function writeStack(error: Error, sites: NodeJS.CallSite[]): string {
  const write = () => runner.writeStack(error, sites.filter(isNotOurs));
  try {
    return write();
  } catch {
    return inOriginalWorld(write);
  }
}

const isNotOurs = (site: NodeJS.CallSite) => site.getFileName()?.startsWith(kernel) !== true;

/** The outcome of the cell that runs, or ran last; undefined while it has not begun. */
let coming: Promise<Outcome> | Outcome | undefined;

function run({ id, cell, mayAsk }: Extract<ToThread, { type: "run" }>) {
  assign(latest, { id, running: true, told: false, mayAsk });
  coming = undefined;
  try {
    restoreStreams();
    restoreInput();
    watch();
    coming = inCell(id, () => runner.run(cell, show));
  } catch {
    coming = broken;
  }
  void finish(id);
}

/**
 * Tells the outcome. Begun again with each interrupt, for a stop from outside may have hit the kernel's own work: the first
 * to get through tells it.
 */
async function finish(id: number) {
  let outcome = broken;
  try {
    outcome = (await coming) ?? { failure: interrupted, declared: [] };
    await comeToEnd(id, outcome);
  } catch {
    outcome = broken;
  }
  if (isOver(id)) return;
  tell({ type: "outcome", id, outcome });
  latest.told = true;
}

async function comeToEnd(id: number, { failure }: Outcome) {
  if (failure === undefined) await inOriginalWorld(questionsAnswered);
  if (isOver(id)) return;
  latest.running = false;
  inOriginalWorld(forgetQuestions);
  // Node tells of unhandled rejections, and of what timers without delay throw, only after this turn of its loop.
  await inOriginalWorld(() => new Promise((resolve) => later(resolve)));
  await inOriginalWorld(childrenShown);
  inOriginalWorld(flushStreams);
}

const isOver = (id: number) => latest.told || latest.id !== id;

function show(display: Display, update: boolean) {
  tellShown({ type: "display", id: cellHere(), content: stringify(display), update });
}

const describe = (thrown: unknown): Failure => inOriginalWorld(() => runner.describe(thrown));

/** What is thrown where nobody catches it belongs to the cell that started the timer, or the promise. */
function fail(thrown: unknown, origin: unknown) {
  const id = typeof origin === "object" && origin !== null ? cellOfPromise(origin) : cellHere();
  leaveCell();
  inOriginalWorld(flushStreams);
  tell({ type: "failure", id, failure: describe(thrown) });
}

/** Listens for what nobody else catches; again before each cell, for one may have removed all listeners. */
function watch() {
  for (const event of ["uncaughtException", "unhandledRejection"] as const)
    if (!listeners(event as "uncaughtException").includes(fail)) on(event, fail);
}

takePort().on("message", (message: ToThread) => {
  leaveCell();
  inOriginalWorld(() => {
    switch (message.type) {
      case "run":
        return run(message);
      case "interrupt":
        return interrupt();
      case "answer":
        return answer(message.text);
      case "ping":
        return tell({ type: "pong" });
    }
  });
});

function interrupt() {
  if (latest.told) return;
  forgetQuestions();
  runner.interrupt();
  void finish(latest.id);
}

watch();

// Most notebooks begin with it, and there is time while Jupyter makes itself ready.
if (!grading) createRequire(import.meta.url)("surprisal");
