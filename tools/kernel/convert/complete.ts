import ts from "typescript";
import { pointsOf, unitsOf } from "./positions.js";
import type { Project } from "./project.js";

/** What may stand at the position, the likely first, and what it would replace. */
export function complete(project: Project, source: string, position: number) {
  const at = unitsOf(source, position);
  const { service } = project.edit(source);
  const found = service.getCompletionsAtPosition(project.cell, at, {});
  const word = wordAt(source, at);
  const span = found?.entries.find(({ replacementSpan }) => replacementSpan)?.replacementSpan;
  const start = span?.start ?? word.start;
  const end = span ? span.start + span.length : word.end;
  const begun = source.slice(start, at).toLowerCase();
  const ranked = [...(found?.entries ?? []), ...packageAround(project, source.slice(0, at))]
    .map((entry) => ({ ...entry, rank: rank(entry.name, source.slice(start, at), begun) }))
    .map((entry) => (isOfEarlierCell(project, entry) ? { ...entry, sortText: "" } : entry))
    .sort((a, b) => a.rank - b.rank || order(a.sortText, b.sortText) || order(a.name, b.name));
  const least = Math.min(2, Math.max(1, ranked[0]?.rank ?? 1)); // what only contains the word, where nothing begins with it
  const matches = ranked.filter(({ rank }) => rank <= least).map(({ name }) => name);
  return {
    matches: [...new Set(matches)],
    start: pointsOf(source, start),
    end: pointsOf(source, end),
  };
}

/** To the compiler it is one of many global names; to the reader, one of few. */
const isOfEarlierCell = ({ earlier }: Project, { name, sortText }: { name: string; sortText: string }) =>
  sortText === globals && earlier.declares(name);

/** Where the compiler puts names that the file itself does not declare. */
const globals = "15";

/** Where the name of a module stands. */
const importing = /\b(?:from|import|require)\s*\(?\s*["'][^"'\n/]*$/;

/** A package may import itself by its name; the compiler offers only those that it depends on. */
function packageAround({ files, path }: Project, before: string): { name: string; sortText: string }[] {
  if (!importing.test(before)) return [];
  for (let folder = path(""); folder !== ""; folder = folder.replace(/[^/]*\/$/, "")) {
    const text = files.read(`${folder}package.json`) ?? "{}"; // which its author may be writing just now
    const { name = "", exports } = ts.parseConfigFileTextToJson("", text).config as Package;
    if (name !== "" || folder === "/") return exports === undefined ? [] : [{ name, sortText: "" }];
  }
  return [];
}

interface Package {
  name?: string;
  exports?: unknown;
}

/** Names that begin as what is written come first, then those that do but for capitals, then those that contain it. */
function rank(name: string, written: string, lowercase: string): number {
  if (name.startsWith(written)) return 0;
  const lower = name.toLowerCase();
  if (lower.startsWith(lowercase)) return 1;
  return lower.includes(lowercase) ? 2 : 3;
}

const order = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);

function wordAt(source: string, at: number) {
  const left =
    source.slice(0, at).match(/(?<![#\p{ID_Continue}$\u200c\u200d])[#\p{ID_Continue}$\u200c\u200d]*$/u)?.[0]
      .length ?? 0;
  const right = source.slice(at).match(/^[\p{ID_Continue}$\u200c\u200d]*/u)?.[0].length ?? 0;
  return { start: at - left, end: at + right };
}
