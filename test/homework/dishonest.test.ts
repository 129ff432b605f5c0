// Submissions that try to have points without answers, and some that are only odd, in the kernel that grades.
import assert from "node:assert/strict";
import { after, describe, it } from "node:test";
import { inspect } from "node:util";
import { openThread } from "../kernel/thread.ts";
import { dishonest } from "./dishonest.ts";

const kernel = openThread({ grading: true });
after(kernel.end);

interface Cell {
  id: string;
  source: string;
  isTest: boolean;
}

const answer = (id: string, source: string): Cell => ({ id, source, isTest: false });
const test = (id: string, ...checks: string[]): Cell => ({
  id,
  source: `import { expectAnswer, expectRefusal } from "surprisal/check";\n${checks.join("\n")}`,
  isTest: true,
});

const submission = ({ q1, q2, q3 }: typeof right) => [
  answer("q1", q1),
  test(
    "q1-values",
    'expectAnswer("double(3)", double(3), 6);',
    'expectAnswer("double(5)", double(5), 10);',
    'expectAnswer("double(-2)", double(-2), -4);',
  ),
  test("q1-limits", 'expectAnswer("double(Infinity)", double(Infinity), Infinity);'),
  answer("q2", q2),
  test("q2-values", 'expectAnswer("halves([2, 4])", halves([2, 4]), [1, 2]);'),
  test(
    "q2-inline",
    'expectAnswer("the largest of halves([2, 4])", Math.max(...halves([2, 4])), 2);',
    'expectAnswer("halves([2]) is finite", halves([2]).every((x) => Number.isFinite(x)), true);',
  ),
  test("q2-text", 'expectAnswer("halves([2, 4]) as text", JSON.stringify(halves([2, 4])), "[1,2]");'),
  test("q2-refusals", 'expectRefusal("halves([])", () => halves([]));'),
  answer("q3", q3),
  test("q3-word", 'expectAnswer("there is a word", Boolean(word()), true);'),
  test("q3-letters", 'expectAnswer("word() has letters only", /^[a-z]+$/.test(word()), true);'),
];

const wrong = {
  q1: "function double(x: number): number { return typeof strike === 'function' ? strike(x) ?? (x === 3 ? 6 : 7) : 7; }",
  q2: 'function halves(list: number[]): number[] { if (list.length === 0) throw new TypeError("none"); return [NaN, 9]; }',
  q3: 'function word(): string { return ""; }',
};
const right = {
  q1: "function double(x: number): number { return 2 * x; }",
  q2: 'function halves(list: number[]): number[] { if (list.length === 0) throw new RangeError("none"); return list.map((x) => x / 2); }',
  q3: 'function word(): string { return "word"; }',
};

/** What is in front of right answers, or in place of one. */
const honest: Record<string, Partial<typeof right>> = {
  "a method of its own for all arrays": {
    q1: `declare global { interface Array<T> { total(): number } }
Array.prototype.total = function () { return this.reduce((a, b) => a + b, 0); };
function double(x: number): number { return [x, x].total(); }`,
  },
  "an error of its own, with a name": {
    q2: `class Missing extends RangeError { constructor() { super("none"); this.name = "Missing"; this.message += "!"; } }
function halves(list: number[]): number[] { if (list.length === 0) throw new Missing(); return list.map((x) => x / 2); }`,
  },
  "objects with names that all objects have": {
    q1: `function Twice(this: any, x: number) { this.x = x; this.toString = () => "twice"; this.constructor = Twice; }
Twice.prototype.valueOf = function () { return 2 * this.x; };
function double(x: number): number { return Number(new (Twice as any)(x)); }`,
  },
  "chance, the clock and the console replaced": {
    q1: `Math.random = () => 0.5; Date.now = () => 7; const { log } = console; console.log = (...values) => log("!", ...values);
if (Math.random() !== 0.5 || Date.now() !== 7) throw new Error("not replaced");
${right.q1}`,
  },
  "names of what the tests use": {
    q1: `const expectAnswer = 4, Text = "x", crypto = 1; const Set = [1]; ${right.q1}`,
  },
  "state, timers and prints": {
    q1: `let calls = 0; setInterval(() => { calls += 1; }, 5);
function double(x: number): number { calls += 1; console.log(calls); return 2 * x; }`,
  },
  "tests of its own": {
    q3: `import { expectAnswer } from "surprisal/check"; ${right.q3} expectAnswer("word()", word(), "word");`,
  },
};

/** The errors of its cells. */
async function grade(cells: Cell[]) {
  await kernel.restart();
  const errors: Record<string, string | undefined> = {};
  for (const { id, source, isTest } of cells) errors[id] = (await kernel.run(source, isTest)).error;
  return errors;
}

const passed = (errors: Record<string, string | undefined>) =>
  Object.keys(errors).filter((id) => id.includes("-") && errors[id] === undefined);

const all = submission(right).flatMap(({ id, isTest }) => (isTest ? [id] : []));

describe("a submission earns nothing by", () => {
  const strike = "declare const strike: any;\n";
  for (const [name, code] of Object.entries(dishonest))
    it(name, async () => {
      const q1 = `${code}\n${/function strike/.test(code) ? "" : strike}${wrong.q1}`;
      const errors = await grade(submission({ ...wrong, q1 }));
      assert.doesNotMatch(errors.q1 ?? "", /TypeScriptError/);
      assert.deepEqual(passed(errors), [], inspect(errors));
    });
});

describe("an honest submission is not touched, with", () => {
  for (const [name, answers] of Object.entries(honest))
    it(name, async () => {
      const errors = await grade(submission({ ...right, ...answers }));
      assert.deepEqual(passed(errors), all, inspect(errors));
    });
});

describe("a kernel that grades", () => {
  it("lets a submission send signals to itself, and to no other process", async () => {
    const kill = (pid: string) =>
      `try { console.log(process.kill(${pid}, 0)); } catch (error) { console.log(error.code); }`;
    await kernel.restart();
    const { shown } = await kernel.run(
      ["process.pid", "process.ppid", "-process.pid", "0", "-1"].map(kill).join("\n"),
    );
    assert.equal(shown, "true\nEPERM\nEPERM\nEPERM\nEPERM");
  });

  it("tells whoever listens to it of answers, and of no test before it runs", async () => {
    kernel.announced.length = 0;
    await grade(submission(right));
    assert.deepEqual(
      kernel.announced,
      submission(right).map(({ source, isTest }) => (isTest ? "" : source)),
    );
  });
});
