import assert from "node:assert/strict";
import { beforeEach, describe, it } from "node:test";
import { createCore } from "./core.ts";

const { converter, value, restart } = createCore();
beforeEach(restart);

/** The code with `|` where the cursor is, and its position in code points. */
function cursor(marked: string): [code: string, position: number] {
  const [before = "", after = ""] = marked.split("|");
  return [before + after, Array.from(before).length];
}
const complete = (marked: string) => converter.complete(...cursor(marked));
const inspect = (marked: string) =>
  converter.inspect(...cursor(marked))?.["text/plain"] as string | undefined;

describe("completion", () => {
  it("offers names of the cell, of earlier cells, of modules and of values, the likely first", async () => {
    await value(
      "import { entropy } from 'surprisal';\nconst entropyOfCoin = 1;\nlet entropies = [1];\ninterface EntropyRow { bits: number }",
    );
    const { matches, start, end } = complete("const x = entro|");
    assert.deepEqual(matches.slice(0, 3).sort(), ["entropies", "entropy", "entropyOfCoin"]);
    assert.deepEqual([start, end], [10, 15]);
    const own = ["EntropyRow", "entropies", "entropy", "entropyOfCoin"];
    assert.deepEqual(complete("let row: |").matches.slice(0, 1), own.slice(0, 1));
    assert.deepEqual(complete("let mine = 1;\nMath.log2(|").matches.slice(0, 4), [...own.slice(1), "mine"]);
    assert.ok(complete("entropies.fi|").matches.includes("findLast"));
    assert.ok(complete("let row: Entr|").matches.includes("EntropyRow"));
    assert.ok(complete("let row: EntropyRow = { bits: 1 };\nrow.|").matches.includes("bits"));
    for (const marked of ["import { kl } from 'sur|", 'await import("surp|")', "require('surpri|')"])
      assert.deepEqual(complete(marked).matches, ["surprisal"], marked);
    assert.ok(complete("import { kl| } from 'surprisal';").matches.includes("klDivergence"));
    assert.ok(complete("entropy([1], { ba| })").matches.includes("base"));
  });
  it("counts code points, before and after the cursor", async () => {
    await value("const length2 = 1;");
    assert.deepEqual(complete("const 🌧 = '😀😀';\nlength|2 + '😀'"), {
      matches: ["length2"],
      start: 16,
      end: 23,
    });
    const [code] = cursor("'👩‍👩‍👧'.toUpp|");
    assert.deepEqual(complete("'👩‍👩‍👧'.toUpp|").start, Array.from(code).indexOf("U") - 2);
  });
  it("does not look at every place of a long word", { timeout: 60_000 }, () => {
    assert.ok(complete(`/*${"y".repeat(1_000_000)}*/ Math.sq|`).matches.includes("sqrt"));
  });
  it("answers in code that is not finished, or empty", () => {
    for (const marked of [
      "|",
      "foo(|",
      "const a = {|",
      "'open |",
      "`${|",
      "/* |",
      "class A { |",
      "import |",
      "😀|",
      "a.|\nb",
    ]) {
      const { matches, start, end } = complete(marked);
      assert.ok(Array.isArray(matches) && start <= end, marked);
    }
  });
});

describe("inspection", () => {
  it("shows the signature and the whole docstring of a name", async () => {
    await value("import { klDivergence } from 'surprisal';");
    for (const marked of ["klDiver|gence", "|klDivergence", "klDivergence|", "const d = klDivergence|;"]) {
      const text = inspect(marked) ?? "";
      assert.match(text, /^(function )?klDivergence\(p: Distribution, q: Distribution/, marked);
      assert.match(text, /D\(p ‖ q\) = Σ pᵢ log\(pᵢ \/ qᵢ\)/);
      for (const tag of [
        /^@param options\.base - unit/m,
        /^@throws \{RangeError\} if/m,
        /^@example klDivergence\(\[/m,
        /^@see Cover/m,
      ])
        assert.match(text, tag);
    }
  });
  it("shows the call around the cursor, wherever it stands between the brackets", async () => {
    await value(
      "import { klDivergence, entropy } from 'surprisal';\nconst p = [1];\nclass Coin { constructor(public bias: number) {} toss(times: number) { return times; } }\nconst coin = new Coin(0.5);",
    );
    for (const marked of [
      "klDivergence(|",
      "klDivergence(|)",
      "klDivergence( | )",
      "klDivergence([1], |",
      "klDivergence([1 / 2|, 1 / 2], [1])",
      "const d = klDivergence(\n  [1],\n  |\n);",
      "'😀'; klDivergence(|",
    ])
      assert.match(inspect(marked) ?? "", /^(function )?klDivergence\(p: Distribution, q/m, marked);
    const both = inspect("klDivergence(p|, p)") ?? "";
    assert.match(both, /^const p: number\[\]/);
    assert.match(both, /^klDivergence\(p: Distribution/m);
    assert.match(inspect("klDivergence(p, [entropy(|)])") ?? "", /^entropy\(p: Distribution/);
    assert.match(inspect("new Coin(|)") ?? "", /Coin/);
    assert.match(inspect("coin.toss(|") ?? "", /toss\(times: number\): number/);
    assert.equal(inspect("nowhere|"), undefined);
    assert.equal(inspect("klDivergence([1], [1])|;")?.startsWith("klDivergence"), undefined);
  });
  it("counts code points", async () => {
    await value("const rain = '🌧';");
    assert.match(inspect("'🌧🌧🌧'.length + ra|in.length") ?? "", /^const rain: "🌧"/);
    assert.match(inspect("rain.co|dePointAt(0) // 🌧") ?? "", /codePointAt\(pos: number\): number/);
  });
  it("knows nothing of what is not a name", () => {
    for (const marked of ["|", "1 + |1", "// comm|ent", "'te|xt'", "unknown|", "let x: Unkno|"])
      assert.equal(inspect(marked), undefined, marked);
  });
});

describe("a console asks whether the code is complete", () => {
  it("and is told", () => {
    for (const code of [
      "1",
      "const a = 1;",
      "if (a) { b }",
      "`a $" + "{b} c`",
      "",
      "// x",
      "function f() {}\n",
      "class A {}",
      "{ a: 1, b: 2 }",
      "await x",
      "declare function f(x: number): number;",
    ])
      assert.equal(converter.completeness(code).status, "complete", code);
    for (const code of [
      "function f() {",
      "function f(x: number)",
      "if (a) {\n  b",
      "f(1,",
      "[1, 2",
      "`open",
      "/* open",
      "const a =",
      "1 +",
      "({ a: 1",
      "a ? b :",
      "class A {\n  x() {",
    ])
      assert.equal(converter.completeness(code).status, "incomplete", code);
    for (const code of ["1 +* 2", "}", "const const = 1", "f(1))", "let 1a = 2", "'open"])
      assert.equal(converter.completeness(code).status, "invalid", code);
    assert.equal(converter.completeness("function f() {").indent, "  ");
    assert.equal(converter.completeness("  const a = [").indent, "    ");
  });
});
