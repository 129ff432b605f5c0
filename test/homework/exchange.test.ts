import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir, userInfo } from "node:os";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import { nbgrader } from "../../tools/homework/nbgrader.ts";
import { release } from "../../tools/homework/release.ts";
import { python } from "../../tools/jupyter/jupyter.ts";
import { assignment, grades, makeCourse, run, tinySource, write } from "./course.ts";

const { course, remove } = makeCourse(5);
const home = mkdtempSync(join(tmpdir(), "home-"));
const exchange = join(home, "exchange");
const student = process.platform === "win32" ? "" : userInfo().username;
const submitted = join(course, "submitted", student, assignment);

const places = [`--Exchange.root=${exchange}`, `--Exchange.cache=${join(home, "cache")}`];
const teacher = (command: string) => nbgrader(course, [command, assignment, ...places]);
const asStudent = (command: string) => nbgrader(home, [command, assignment, "--course=surprisal", ...places]);

/** The folders of the feedback that the student has. */
const fetched = () => readdirSync(join(home, assignment, "feedback")).sort();

before(async () => {
  write(join(course, "source", assignment, `${assignment}.ipynb`), tinySource("en"));
  mkdirSync(exchange);
  chmodSync(exchange, 0o777);
  await release(course, [assignment]);
});

after(() => {
  remove();
  rmSync(home, { recursive: true, force: true });
});

describe("work that comes through nbgrader's exchange", { skip: process.platform === "win32" }, () => {
  it("goes back to its student as feedback", async () => {
    await teacher("release_assignment");
    await asStudent("fetch_assignment");
    await asStudent("submit");
    await teacher("collect");
    const { code, said } = await run("grade", [join(course, "submitted"), "--course", course]);
    assert.equal(code, 0, said);
    await teacher("release_feedback");
    await asStudent("fetch_feedback");
    const [time = "", ...others] = fetched();
    assert.equal(time, readFileSync(join(submitted, "timestamp.txt"), "utf8"));
    assert.deepEqual(others, []);
    const page = readFileSync(join(home, assignment, "feedback", time, `${assignment}.html`), "utf8");
    assert.match(page, /Score: 0\.0 \/ 13\.0/);
  });

  it("counts as graded in formgrader, which would else offer to run it outside the sandbox", () => {
    const program = `
from nbgrader.apps import NbGraderApp
from nbgrader.apps.api import NbGraderAPI
app = NbGraderApp()
app.load_config_file()
print(*NbGraderAPI(config=app.config).get_autograded_students("${assignment}"))`;
    const said = execFileSync(python, ["-I", "-c", program], { cwd: course, encoding: "utf8" });
    assert.equal(said.trim(), student);
  });

  it("is graded again when it was handed in again, unchanged", async () => {
    write(join(submitted, "timestamp.txt"), "2100-01-01 00:00:00.000001 UTC");
    const { said } = await run("grade", [join(course, "submitted"), "--course", course]);
    assert.match(said, /█ 1\/1 /);
    const feedback = join(course, "feedback", student, assignment);
    assert.match(readFileSync(join(feedback, "timestamp.txt"), "utf8"), /^2100/);
    assert.ok(existsSync(join(feedback, "submission_secret.txt")));
    assert.equal(grades(course)[student]?.points, "0");
  });
});
