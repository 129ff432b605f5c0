// What becomes of submissions whose kernel cannot be trusted, or takes all memory, graded with one that is only odd.
// In this course a cell has time enough for either, however slow the machine.
import assert from "node:assert/strict";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import { sourceFile } from "../../tools/homework/layout.ts";
import { release } from "../../tools/homework/release.ts";
import {
  allRight,
  allWrong,
  answered,
  assignment,
  grades,
  makeCourse,
  right,
  run,
  tinySource,
  write,
  wrong,
} from "./course.ts";
import { dishonest } from "./dishonest.ts";

const { course, remove } = makeCourse(120);
const folder = mkdtempSync(join(tmpdir(), "trust-"));

const inFront = (names: string[], answer: string) =>
  `${names.map((name) => `{ ${dishonest[name]} }`).join("\n")}\n${answer}`;

before(async () => {
  write(sourceFile(course, assignment), tinySource("en"));
  const [made] = await release(course, [assignment]);
  assert.ok(made);
  const hand = (name: string, answers: Record<string, string>) =>
    write(join(folder, `${name}.ipynb`), answered(made.notebook, answers));
  hand("attacker", {
    ...allWrong,
    q1: inFront(["the loader", "what runs scripts", "Math.abs and Object.is"], wrong(1)),
    q3: inFront(["the class of scripts", "what awaits outcomes", "the globals"], wrong(3)),
  });
  hand("odd", {
    ...allRight,
    q1: `Math.random = () => 0.5; (Array.prototype as any).total = () => 0; setInterval(() => {}, 5);\n${right(1)}`,
    q2: `const expectAnswer = 4;\n${right(2)}`,
  });
  // The kernel says this of a test that passes where what must fail does not; nobody else is harmed who says so.
  hand("untrusted", {
    ...allRight,
    q4: `function double4(x: number) { throw Object.assign(new Error("!"), { name: "UntrustedKernel" }); }`,
    "q6-explain": "It doubles.",
  });
  hand("greedy", {
    ...allRight,
    q1: "const hog: number[][] = []; while (true) hog.push(Array(3e7).fill(1.5));",
  });
  const { code, said } = await run("grade", [folder, "--course", course]);
  assert.equal(code, 0, said);
});

after(() => {
  remove();
  rmSync(folder, { recursive: true, force: true });
});

describe("npm run grade", () => {
  it("gives nothing for built-ins and modules replaced", () =>
    assert.equal(grades(course).attacker?.points, "0"));

  it("leaves out a cell that takes more memory than there is, says so, and grades the rest", () => {
    const row = grades(course).greedy;
    assert.deepEqual([row?.q1, row?.points], ["0", "8"]);
    assert.match(
      row?.remarks ?? "",
      /^q1-answer left out: it took more memory than the \d+ MB a submission may have/,
    );
  });

  it("touches no honest submission", () =>
    assert.deepEqual([grades(course).odd?.points, grades(course).odd?.remarks], ["10", ""]));

  it("counts no test of a submission whose kernel cannot be trusted, says so, and leaves its words to the teacher", () => {
    const row = grades(course).untrusted;
    assert.deepEqual([row?.points, row?.["to grade by hand"]], ["0", "1"]);
    assert.match(row?.remarks ?? "", /^no test counts: a check that must fail has passed in its kernel/);
  });
});
