// npm run test:hub: a class on a JupyterHub, from clone to returned feedback, as notebooks/homework/README.md has it.
import assert from "node:assert/strict";
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { command, step } from "../../tools/command.ts";
import { grades, read, root } from "../homework/course.ts";
import {
  as,
  clone,
  commandsOfReadme,
  hub,
  makeUsers,
  must,
  refuseUnlessFree,
  student,
  takeAway,
  teacher,
} from "./machine.ts";
import { Hub } from "./server.ts";

const assignment = "information-and-entropy.en";
const source = read(join(root, "notebooks", "homework", "source", assignment, `${assignment}.ipynb`));
const home = `/home/${student}`;
const course = `/home/${teacher}/course`;
const notebook = join(home, assignment, `${assignment}.ipynb`);
const named = { course_id: "surprisal", assignment_id: assignment };

/** Presses a button of formgrader. */
async function press(running: Hub, button: string) {
  const answer = await running.ask(`/user/${teacher}/formgrader/api/assignment/${assignment}/${button}`, {});
  const { success, error, log } = await answer.json();
  assert.ok(success, `${button}: ${error} ${log}`);
}

/** Has the student do something in the list of assignments. */
const choose = (running: Hub, action: string) => running.ask(`/user/${student}/assignments/${action}`, named);

/** The student knows everything. */
function answerAll() {
  const answers = read(notebook);
  for (const cell of answers.cells) {
    const { grade_id, solution } = cell.metadata.nbgrader ?? {};
    if (!solution) continue;
    assert.match(cell.source, /Replace the next line|Write your answer here/);
    cell.source = source.cells.find((one) => one.metadata.nbgrader?.grade_id === grade_id)?.source ?? "";
  }
  writeFileSync(notebook, JSON.stringify(answers));
}

const pointsOfTests = source.cells
  .map(({ metadata }) => metadata.nbgrader)
  .filter((nbgrader) => nbgrader?.grade && !nbgrader.solution)
  .reduce((sum, nbgrader) => sum + (nbgrader?.points ?? 0), 0);

async function makeHub(folder: string) {
  for (const file of ["package.json", "package-lock.json"])
    cpSync(join(root, "test", "hub", file), join(folder, file));
  await must("npm", ["ci", "--no-audit", "--no-fund"], folder);
  await must("/usr/bin/python3", ["-m", "venv", hub]);
  const requirements = join(root, "test", "hub", "requirements.txt");
  await must(`${hub}/bin/pip`, ["install", "--quiet", "--no-deps", "-r", requirements]);
  await makeUsers();
}

async function handOut(running: Hub) {
  const page = await running.ask(`/user/${teacher}/formgrader/manage_assignments`);
  assert.match(page.headers.get("content-security-policy") ?? "", /frame-ancestors 'none'/);
  await press(running, "assign");
  await press(running, "release");
}

async function handIn(running: Hub, check: () => Promise<string>) {
  await choose(running, "fetch");
  answerAll();
  assert.match(await check(), /All that can be checked here is right/);
  await choose(running, "submit");
}

async function gradeAll(running: Hub, grade: () => Promise<string>) {
  await press(running, "collect");
  assert.match(await grade(), /in a sandbox: bubblewrap/);
  assert.equal(Number(grades(course)[student]?.points), pointsOfTests);
  const page = await running.ask(`/user/${teacher}/formgrader/api/submissions/${assignment}`);
  const [{ autograded }, ...others] = await page.json();
  assert.deepEqual([autograded, others], [true, []]);
}

async function giveBack(running: Hub) {
  await press(running, "release_feedback");
  await choose(running, "fetch_feedback");
  const folder = join(home, assignment, "feedback");
  const [time = ""] = readdirSync(folder);
  const page = join(folder, time, `${assignment}.html`);
  assert.match(readFileSync(page, "utf8"), new RegExp(`Score: ${pointsOfTests}\\.0`));
  assert.equal(statSync(page).uid, statSync(home).uid);
}

await command(async () => {
  refuseUnlessFree();
  const readme = commandsOfReadme();
  assert.equal(readme.length, 4);
  const [setUp, copyLessons, check, grade] = readme;
  const folder = mkdtempSync(join(tmpdir(), "hub-"));
  for (const signal of ["SIGINT", "SIGTERM"]) process.on(signal, () => {}); // what runs ends, and all is taken away
  let running: Hub | undefined;
  try {
    await step("Making a hub", () => makeHub(folder));
    await step("Cloning", () => must("git", ["clone", "--quiet", root, clone]));
    await step("Doing what the README says once", setUp);
    await assert.rejects(as(student, `cat ${course}/source/*/*.ipynb`), /Permission denied/);
    await assert.rejects(
      as(student, `cat ${clone}/notebooks/homework/source/*/*.ipynb`),
      /Permission denied/,
    );
    const started = await step("Starting it", () => Hub.start(folder));
    running = started;
    for (const user of [teacher, student]) await step(`Opening ${user}'s server`, () => started.open(user));
    await step("A lesson", async () => {
      await copyLessons();
      await as(student, `${hub}/bin/jupyter execute lessons/en/01*.ipynb`);
    });
    await step("Generate, Release", () => handOut(started));
    await step("Fetch, check, Submit", () => handIn(started, check));
    await step("Collect, grade", () => gradeAll(started, grade));
    await step("Release Feedback, Fetch Feedback", () => giveBack(started));
  } catch (error) {
    if (running) console.error(readFileSync(join(folder, "jupyterhub.log"), "utf8").slice(-3000));
    throw error;
  } finally {
    await running?.stop();
    await takeAway();
    rmSync(folder, { recursive: true, force: true });
  }
});
