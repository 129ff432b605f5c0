// What a reader has changed, kept in this browser: for each cell its code, and the code of the lesson it was made from.

export interface Change {
  code: string;
  original: string;
}

type Changes = Record<string, Change>;

const key = `surprisal:${location.pathname}`;

export function readChanges(): Changes {
  try {
    const value: unknown = JSON.parse(localStorage.getItem(key) ?? "{}");
    return Object.fromEntries(Object.entries(value ?? {}).filter((entry) => isChange(entry[1])));
  } catch {
    return {}; // forbidden, or not ours
  }
}

function isChange(value: unknown): value is Change {
  if (typeof value !== "object" || value === null) return false;
  return (
    "code" in value &&
    typeof value.code === "string" &&
    "original" in value &&
    typeof value.original === "string"
  );
}

/** The changes that this page shows: if the browser loses what it has kept, all of them are kept again with the next one. */
const shown: Changes = {};

/** Keeps the change of one cell, or forgets it; the other cells stay as another tab may have left them. */
export function keepChange(id: string, change: Change | undefined): boolean {
  if (change) shown[id] = change;
  else delete shown[id];
  try {
    const changes = localStorage.getItem(key) === null ? { ...shown } : readChanges();
    if (change) changes[id] = change;
    else delete changes[id];
    if (Object.keys(changes).length === 0) localStorage.removeItem(key);
    else localStorage.setItem(key, JSON.stringify(changes));
    return true;
  } catch {
    return false; // full, or forbidden
  }
}

export function forgetChanges() {
  try {
    localStorage.removeItem(key);
  } catch {} // nothing was kept
}

/** Calls `tell` when another tab changes this lesson. */
export function onOtherTab(tell: () => void) {
  addEventListener("storage", (event) => {
    if (event.key === key && event.newValue !== null) tell();
  });
}
