// npm run check -- <notebook>: runs the tests a student can see, and says of each question how it stands.
import { createHash } from "node:crypto";
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { join } from "node:path";
import { command, Refusal, root } from "../command.mjs";
import { execute } from "../notebooks.mjs";
import { setUp } from "../setup.mjs";
import { given } from "./course.mjs";
import { question } from "./grades.mjs";
import { gradeId, sourceOf } from "./repair.mjs";
import { readNotebook } from "./submissions.mjs";

await command(async (args) => {
  if (args.length !== 1) throw new Refusal("Name one notebook: npm run check -- <notebook>");
  const file = given(args[0]);
  if (!existsSync(file)) throw new Refusal(`There is no notebook ${file}.`);
  const { problem } = readNotebook(file);
  if (problem) throw new Refusal(`${file} ${problem}.`);
  await setUp();
  const graded = (await runAll(file)).filter((cell) => cell.metadata.nbgrader?.grade);
  if (graded.length === 0) throw new Refusal(`${file} holds no tests: it is no homework, or was made anew.`);
  for (const name of new Set(graded.map((cell) => question(gradeId(cell))))) {
    const complaints = graded.filter((cell) => question(gradeId(cell)) === name).map(complaint);
    const wrong = complaints.filter(Boolean);
    if (wrong.length > 0) process.exitCode = 1;
    const passed = `${complaints.length - wrong.length} of ${complaints.length}`;
    console.log(wrong.length === 0 ? `✓ ${name}  ${passed}` : `✗ ${name}  ${passed}  ${wrong[0]}`);
  }
  console.log(
    process.exitCode
      ? "Not finished: each line says what is missing first."
      : "All that can be checked here is right.",
  );
});

/** The cells of the notebook after a run from top to bottom, whatever fails, in a folder where the library is found. */
async function runAll(file) {
  mkdirSync(join(root, ".jupyter"), { recursive: true });
  const folder = mkdtempSync(join(root, ".jupyter", "check-"));
  const copy = join(folder, "homework.ipynb");
  copyFileSync(file, copy);
  try {
    const { cells } = await execute(copy, {
      allow_errors: "True",
      timeout: 30,
      interrupt_on_timeout: "True",
      error_on_timeout: "{'ename': 'Timeout', 'evalue': 'it takes more than 30 seconds', 'traceback': []}",
      env: { NBGRADER_EXECUTION: "validate" },
    });
    return cells;
  } catch ({ message }) {
    throw new Refusal(
      /Kernel died/.test(message)
        ? "A cell ended the kernel: look for process.exit, or for a list that grows without end."
        : `${file} does not run: ${message}`,
    );
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** What is wrong with a graded cell, or undefined. */
function complaint(cell) {
  const { solution, checksum, grade_id } = cell.metadata.nbgrader;
  const untouched = checksum === checksumOf(cell);
  if (solution) return untouched ? "it waits for your answer" : undefined;
  if (checksum && !untouched) return `${grade_id} was changed: tests are graded as they were handed out`;
  const failure = cell.outputs.find(({ output_type }) => output_type === "error");
  return failure && `${failure.evalue || failure.ename}`.split("\n")[0];
}

/** nbgrader's checksum of a cell, by which it knows whether the cell is as it was handed out. */
function checksumOf(cell) {
  const { grade, solution, grade_id, points } = cell.metadata.nbgrader;
  const python = (truth) => (truth ? "True" : "False");
  const float = Number.isInteger(points) ? `${points}.0` : `${points}`;
  const parts = [sourceOf(cell), cell.cell_type, python(grade), python(solution), python(!solution)];
  return createHash("md5")
    .update([...parts, grade_id, float].join(""))
    .digest("hex");
}
