// What a reader of the site waits for, and how large it is.
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { step } from "../command.js";
import { site } from "../site/site.js";
import { digits, machine } from "./report.js";
import { type SiteMeasure, siteTimes } from "./siteTimes.js";

const rounds = 5;

/** What each is measured in, and what it should be at the most. */
const goals: Record<SiteMeasure, { unit: string; most?: number }> = {
  "lesson 3 can be read": { unit: "s", most: 1.5 },
  "its first cell has run": { unit: "s", most: 3 },
  "sent until then": { unit: "MB", most: 3 },
  "all its cells have run, from the press of the button": { unit: "s", most: 2.5 },
  "in JupyterLite its first cell has run": { unit: "s", most: 8 },
  "sent until that cell has run": { unit: "MB" },
};

/** Builds the site and measures it. */
export async function sites(): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), "surprisal-bench-"));
  try {
    await site(["--to", folder]);
    const { version, times } = await step("The site in a browser", () => siteTimes(folder, rounds));
    const section = describe(version, times, sizes(folder));
    console.log(section);
    return section;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function describe(version: string, times: Record<SiteMeasure, number>, sizes: readonly string[]): string {
  const rows = (Object.entries(goals) as [SiteMeasure, { unit: string; most?: number }][]).map(
    ([name, { unit, most }]) =>
      `| ${name} | ${digits(times[name])} ${unit} | ${most === undefined ? "" : `${most} ${unit}`} |`,
  );
  return `Medians of ${rounds}, each in a fresh ${version} without a window that has nothing of the site yet, from a server on this machine
that sends everything as gzip. The seconds count from the moment the page is asked for. ${machine()}

| | | goal |
|---|--:|--:|
${rows.join("\n")}

| part | files | MB | as gzip |
|---|--:|--:|--:|
${sizes.join("\n")}
`;
}

function sizes(folder: string): string[] {
  const files = readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((file) => statSync(join(folder, file)).isFile())
    .map((file) => file.replaceAll("\\", "/"));
  const own = (file: string) => !/^(lab|reference|assets)\//.test(file);
  const parts: Record<string, (file: string) => boolean> = {
    pages: (file) => own(file) && file.endsWith(".html"),
    notebooks: (file) => own(file) && file.endsWith(".ipynb"),
    "scripts, styles, declarations": (file) => file.startsWith("assets/"),
    reference: (file) => file.startsWith("reference/"),
    JupyterLite: (file) => file.startsWith("lab/"),
    all: () => true,
  };
  return Object.entries(parts).map(([name, belongs]) => {
    const contents = files.filter(belongs).map((file) => readFileSync(join(folder, file)));
    const megabytes = (lengths: number[]) => digits(lengths.reduce((sum, length) => sum + length, 0) / 1e6);
    const plain = megabytes(contents.map(({ length }) => length));
    return `| ${name} | ${contents.length} | ${plain} | ${megabytes(contents.map((c) => gzipSync(c).length))} |`;
  });
}
