import { existsSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { Refusal } from "../command.js";
import { given, typed } from "../folders.js";
import { prepareJupyter } from "../jupyter/prepare.js";
import { execute } from "../lessons/execute.js";
import { formatNotebook } from "../lessons/formatNotebook.js";
import type { Cell, Notebook } from "../lessons/notebook.js";
import { linkBeside } from "./beside.js";
import { gradeId, question } from "./cells.js";
import { checksum } from "./checksum.js";
import { atDesk } from "./desk.js";
import { readNotebook } from "./readNotebook.js";
import { visible } from "./visible.js";

const help = `surprisal check <notebook>

Runs a homework from top to bottom with the tests that a student can see, and says for each question what is missing.
Its exit code is 1 until nothing is missing.`;

/** Says how a homework stands. */
export async function check(args: string[]) {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: { help: { type: "boolean", short: "h" } },
  });
  if (values.help) return console.log(help);
  const [named, ...others] = positionals;
  if (named === undefined || others.length > 0)
    throw new Refusal(`Name one notebook: ${typed("check", "<notebook>")}`);
  const file = given(named);
  if (!existsSync(file)) throw new Refusal(`There is no notebook ${file}.`);
  const { notebook, problem, notes = [] } = readNotebook(file);
  if (notebook === undefined) throw new Refusal(`${file} ${problem}.`);
  for (const note of notes) console.log(`${note}.`);
  await prepareJupyter();
  const graded = (await runAll(file, notebook)).filter((cell) => cell.metadata.nbgrader?.grade);
  if (graded.length === 0)
    throw new Refusal(`${file} holds no tests: name the notebook that was handed out, with your answers.`);
  const names = new Set(graded.map((cell) => question(gradeId(cell) ?? "")));
  for (const name of names) {
    const complaints = graded.filter((cell) => question(gradeId(cell) ?? "") === name).map(complaint);
    const wrong = complaints.filter((text) => text !== undefined);
    if (wrong.length > 0) process.exitCode = 1;
    const passed = `${complaints.length - wrong.length} of ${complaints.length}`;
    console.log(wrong.length === 0 ? `✓ ${name}  ${passed}` : `✗ ${name}  ${passed}  ${wrong[0]}`);
  }
  console.log(
    process.exitCode
      ? "Not finished: each line says what is missing first."
      : "All that can be checked here is right.",
  );
}

/** The cells of the notebook after a run from top to bottom, whatever fails, in a folder where the library is found. */
async function runAll(file: string, notebook: Notebook): Promise<Cell[]> {
  const settings = {
    allow_errors: "True",
    timeout: 30,
    interrupt_on_timeout: "True",
    error_on_timeout: "{'ename': 'Timeout', 'evalue': 'it takes more than 30 seconds', 'traceback': []}",
  };
  try {
    return await atDesk(async (folder) => {
      const copy = join(folder, "homework.ipynb");
      writeFileSync(copy, formatNotebook(plain(notebook)));
      linkBeside(file, folder);
      return (await execute(copy, settings, { NBGRADER_EXECUTION: "validate" })).cells;
    });
  } catch (error) {
    const { message } = error as Error;
    throw new Refusal(
      /Kernel died/.test(message)
        ? "A cell ended the kernel: look for process.exit, or for a list that grows without end."
        : `${file} does not run: ${message}`,
    );
  }
}

/** The notebook without tags and other metadata of editors and students: as in grading, no tag keeps a cell from running. */
function plain({ cells }: Notebook): Notebook {
  const known = cells.map((cell, index) => {
    const { nbgrader } = cell.metadata;
    return { ...cell, id: `cell-${index}`, metadata: nbgrader ? { nbgrader } : {} };
  });
  return { cells: known, metadata: {}, nbformat: 4, nbformat_minor: 5 };
}

/** What is wrong with a graded cell, or undefined. */
function complaint(cell: Cell): string | undefined {
  const { nbgrader } = cell.metadata;
  const untouched = nbgrader?.checksum === checksum(cell);
  if (nbgrader?.solution) return untouched ? "it waits for your answer" : undefined;
  if (nbgrader?.checksum !== undefined && !untouched)
    return `${nbgrader.grade_id} was changed: tests are graded as they were handed out`;
  const outputs = cell.cell_type === "code" ? cell.outputs : [];
  for (const output of outputs)
    if (output.output_type === "error") return visible((output.evalue || output.ename).split("\n")[0] ?? "");
  return undefined;
}
