// Makes the cells of a lesson's page run. Without this script the page reads as it is.
import { type Cell, cellOf } from "./cell.js";
import { download } from "./download.js";
import { element } from "./element.js";
import { KernelMissing, renew, start, stop } from "./kernel.js";
import { keepPlace } from "./place.js";
import { type Change, forgetChanges, onOtherTab, readChanges } from "./saved.js";
import { words } from "./words.js";

let busy = false;
let stops = 0;
const status = element("span", { className: "status" });
status.setAttribute("role", "status");
const notice = element("p", { className: "notice", hidden: true });
notice.setAttribute("role", "alert");

const sections = [...document.querySelectorAll<HTMLElement>("section.code")];
const page = {
  run: (cell: Cell, thenNext: boolean) => void runTo(cell, thenNext),
  isBusy: () => busy,
  isNext: (cell: Cell) => cells.slice(0, cells.indexOf(cell)).every((above) => above.hasRun()),
  warn: (sentence: string) => tell(sentence),
};
const cells: Cell[] = sections.map((section, index) => cellOf(section, index + 1, page));

/** Runs the cell, after those above it that the kernel of now has not run. */
async function runTo(cell: Cell, thenNext: boolean) {
  const at = cells.indexOf(cell);
  const missing = cells.slice(0, at).filter((above) => !above.hasRun());
  if ((await runEach([...missing, cell])) && thenNext) cells[at + 1]?.focus();
}

async function runAll() {
  if (busy) return;
  renew();
  if (await runEach(cells)) status.textContent = words.allDone;
}

/** Whether all of them ran without an error. */
async function runEach(chosen: Cell[]): Promise<boolean> {
  if (busy) return false;
  busy = true;
  const began = stops;
  try {
    status.textContent = words.loading;
    await start();
    if (began !== stops) return false;
    for (const cell of chosen) {
      status.textContent = words.running(cell.number);
      const outcome = await cell.execute();
      if (outcome === "aborted" || began !== stops) return false;
      status.textContent = outcome === "ok" ? words.done(cell.number) : words.failed(cell.number);
      if (outcome !== "ok") return false;
    }
    return true;
  } catch (error) {
    if (!(error instanceof KernelMissing)) throw error;
    status.textContent = words.missing;
    return false;
  } finally {
    busy = false;
    for (const cell of cells) cell.recheck();
  }
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

function tell(sentence: string, offer?: () => void) {
  if (!notice.hidden && notice.firstChild?.textContent === sentence) return; // said with every key, it would be read aloud with every key
  notice.replaceChildren(sentence, " ");
  notice.hidden = false;
  if (!offer) return;
  const take = () => {
    offer();
    hide();
  };
  notice.append(button(words.mine, take), " ", button(words.dismiss, hide));
}

function hide() {
  notice.hidden = true;
}

function button(text: string, onclick: () => void) {
  return element("button", { type: "button", textContent: text, onclick });
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

document.querySelector("main")?.before(
  element(
    "div",
    { className: "toolbar" },
    button(words.runAll, () => void runAll()),
    button(words.stop, () => end(words.stopped)),
    button(words.restart, () => end(words.restarted)),
    button(words.download, save),
    button(words.startOver, startOver),
    status,
  ),
  notice,
);
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
