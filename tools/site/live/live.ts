// Makes the cells of a lesson's page run. Without this script the page reads as it is.
import { button } from "./buttons.js";
import { type Cell, cellOf } from "./cell.js";
import { download } from "./download.js";
import { element } from "./element.js";
import { KernelMissing, renew, start, stop } from "./kernel.js";
import { keeps, notice, tell } from "./notice.js";
import { keepPlace, leadBelow, leadOn } from "./place.js";
import { type Change, forgetChanges, onOtherTab, readChanges } from "./saved.js";
import { words } from "./words.js";

let busy = false;
let stops = 0;
/** Whether the reader waits for all cells. */
let all = false;
const status = element("span", { className: "status" });
status.setAttribute("role", "status");

const sections = [...document.querySelectorAll<HTMLElement>("section.code")];
const page = {
  run: (cell: Cell, thenNext: boolean) => void runTo(cell, thenNext),
  isBusy: () => busy,
  isNext: (cell: Cell) => cells.slice(0, cells.indexOf(cell)).every((above) => above.hasRun()),
  keeps,
};
const cells: Cell[] = sections.map((section, index) => cellOf(section, index + 1, page));

/** What the reader wants to run next. */
const queue: Cell[] = [];

/** The cell, after those above it that the kernel of now has not run. */
const upTo = (cell: Cell) => [
  ...cells.slice(0, cells.indexOf(cell)).filter((above) => !above.hasRun()),
  cell,
];

async function runTo(cell: Cell, thenNext: boolean) {
  if (thenNext) leadOn(cell, cells[cells.indexOf(cell) + 1]);
  await run([cell]);
}

async function runAll() {
  all = true;
  if (busy) return run(cells.filter((cell) => !cell.hasRun()));
  renew();
  for (const cell of cells) cell.forget();
  await run(cells);
}

/** Runs these cells after those that wait already. */
async function run(chosen: readonly Cell[]) {
  for (const cell of chosen) {
    if (cell.isBusy()) continue;
    queue.push(cell);
    cell.wait(true);
  }
  if (busy) return;
  busy = true;
  const began = stops;
  try {
    status.textContent = words.loading;
    await start();
    let well = true;
    while (well && queue.length > 0 && began === stops) well = await runNext();
    if (well && all && cells.every((cell) => cell.hasRun())) status.textContent = words.allDone;
  } catch (error) {
    if (!(error instanceof KernelMissing)) throw error;
    status.textContent = words.missing;
  } finally {
    busy = false;
    all = false;
    for (const cell of queue.splice(0)) cell.wait(false);
    for (const cell of cells) cell.recheck();
  }
}

/** Whether the first that waits, and what it needs, ran without an error. */
async function runNext(): Promise<boolean> {
  for (const cell of queue.splice(0, 1).flatMap(upTo)) {
    status.textContent = words.running(cell.number);
    const outcome = await cell.execute();
    if (outcome === "aborted") return false;
    status.textContent = outcome === "ok" ? words.done(cell.number) : words.failed(cell.number);
    if (outcome !== "ok") return false;
  }
  return true;
}

function end(sentence: string) {
  stops += 1;
  stop();
  for (const cell of cells) cell.forget();
  status.textContent = sentence;
}

/** Shows the reader's kept version of every cell. */
function showKept(kept: ReturnType<typeof readChanges>) {
  for (const cell of cells) {
    const change = kept[cell.id];
    if (change) cell.change(change.code);
  }
}

function save() {
  download(cells).catch(() => {
    status.textContent = words.undelivered;
  });
}

function startOver() {
  if (!confirm(words.sure)) return;
  forgetChanges();
  end("");
  location.reload();
}

const toolbar = element(
  "div",
  { className: "toolbar" },
  button(words.runAll, () => void runAll()),
  button(words.stop, () => end(words.stopped)),
  button(words.restart, () => end(words.restarted)),
  button(words.download, save),
  button(words.startOver, startOver),
  status,
  notice,
);
document.querySelector("main")?.before(toolbar);
leadBelow(toolbar);
/** The kernel loads when a reader reaches for it, by pointer, finger or key. Where it cannot be loaded, a run says so. */
let loads = true;
const onReach = (event: "pointerover" | "focusin", places: string) =>
  document.addEventListener(event, ({ target }) => {
    if (!loads || !(target as Element).closest(places)) return;
    start().catch(() => {
      loads = false;
    });
  });
onReach("pointerover", ".toolbar, .buttons");
onReach("focusin", ".toolbar, .buttons, .editor");

const kept = readChanges();
const isOutdated = ({ id, original }: Cell) => kept[id] !== undefined && kept[id].original !== original;
const outdated = Object.fromEntries(cells.filter(isOutdated).map(({ id }) => [id, kept[id] as Change]));
// what the reader types meanwhile does not take the old version from her
if (Object.keys(outdated).length > 0) tell(words.changed, () => showKept({ ...readChanges(), ...outdated }));
onOtherTab(() => tell(words.elsewhere, () => showKept(readChanges())));
document.querySelector(".unready")?.remove();
keepPlace();
