import assert from "node:assert/strict";
import { beforeEach, describe, it } from "node:test";
import { createCore } from "./core.ts";

const { value, run, restart } = createCore();
beforeEach(restart);

/** The traceback of a cell that fails. */
async function traceback(source: string) {
  const { failure } = await run(source);
  assert.ok(failure, `this did not fail: ${source}`);
  return failure.traceback.join("\n");
}

describe("an error names its place", () => {
  it("in the cell that threw, and in those that called it, each line with an arrow", async () => {
    await value(
      "// how to halve\n\nfunction half(x: number) {\n  if (x % 2) throw new RangeError('odd: ' + x);\n  return x / 2;\n}",
    );
    assert.equal(
      await traceback("const all = [2, 7];\n\n\n\nconst halves: number[] = all.map((x) => half(x));"),
      [
        "RangeError: odd: 7",
        "",
        "cell [1], line 4, in half",
        "      if (x % 2) throw new RangeError('odd: ' + x);",
        "                       ^",
        "cell [2], line 5",
        "    const halves: number[] = all.map((x) => half(x));",
        "                                            ^",
        "cell [2], line 5",
        "    const halves: number[] = all.map((x) => half(x));",
        "                                 ^",
      ].join("\n"),
    );
  });
  it("in the reader's lines, whatever types, interfaces and imports stand before", async () => {
    const code =
      "import { entropy } from 'surprisal';\ninterface Row {\n  p: number;\n}\ntype Rows = Row[];\n\nconst rows: Rows = [{ p: 0.5 }] as Rows;\nenum Kind { A }\nexport const x = entropy(\n  rows.map(({ p }: Row): number => p),\n);";
    assert.match(
      await traceback(code),
      /^RangeError: p sums to 0\.5.*\n\n… \d+ calls? in library code\ncell \[1\], line 9\n {4}export const x = entropy\(\n {21}\^$/,
    );
  });
  it("in async functions, generators, classes, getters and top-level await", async () => {
    await value(
      "class Deep {\n  get it(): number { throw new Error('deep'); }\n  static async wait() {\n    await null;\n    return new Deep().it;\n  }\n}",
    );
    const said = await traceback("const x = 1;\nfor await (const y of [x]) {\n  await Deep.wait();\n}");
    assert.match(
      said,
      /cell \[1\], line 2, in (get it|Deep\.it).*\n.*\n.*\ncell \[1\], line 5, in .*wait\n.*\n.*\ncell \[2\], line 3\n {6}await Deep\.wait\(\);\n {6}\^/,
    );
    await value("function* count() { yield 1; throw new Error('end'); }");
    assert.match(
      await traceback("[...count()]"),
      /cell \[3\], line 1, in count\b[\s\S]*cell \[4\], line 1\n/,
    );
  });
  it("in a cell that is nothing but an object, as the reader wrote it", async () => {
    await value("const fail = () => JSON.parse('{');");
    assert.match(
      await traceback("{ a: 1, b: fail() } // note"),
      /cell \[2\], line 1\n {4}\{ a: 1, b: fail\(\) \} \/\/ note\n {4} {11}\^$/,
    );
    assert.match(await traceback("{\n  a: 1,\n  b: fail(),\n}"), /line 3\n {6}b: fail\(\),\n {9}\^$/);
    assert.match(
      await traceback("{ a: nowhere }"),
      /^TypeScriptError in cell \[\d\], line 1: .*\n {4}\{ a: nowhere \}\n {4} {5}\^$/,
    );
    const { failure } = await run("{ a: nowhere }");
    assert.match(failure?.evalue ?? "", /^line 1, column 6: Cannot find name 'nowhere'/);
  });
  it("in a long line with no character cut in half", async () => {
    const said = await traceback(`/* ${"🌧".repeat(60)} */ throw new Error(); // .${"🌧".repeat(60)}`);
    assert.ok((said as unknown as { isWellFormed(): boolean }).isWellFormed(), said);
  });
  it("with an arrow below the right character, of whatever width, and tabs kept", async () => {
    assert.match(
      await traceback("const 變數 = '한국어 中文'; throw new Error('x');"),
      /\n {4}const 變數 = '한국어 中文'; throw new Error\('x'\);\n {4} {34}\^$/,
    );
    assert.match(
      await traceback("{\n\t\tthrow new Error('tab');\n}"),
      /\n {4}\t\tthrow new Error\('tab'\);\n {4}\t\t {6}\^$/,
    );
    assert.match(
      await traceback(`const long = "${"a".repeat(5000)}"; throw new Error('far');`),
      /line 1\n.{1,170}\n *\^$/,
    );
  });
  it("without what the compiler adds to help a cell", async () => {
    const [using, decorated] = [
      "using handle = { [Symbol.dispose]() { throw new Error('end'); } };",
      "function fail(..._: unknown[]): any { throw new Error(); }\n@fail class Marked {}",
    ];
    for (const source of [using, decorated]) {
      const said = await traceback(source);
      assert.match(said, /cell \[\d\], line 1, in /);
      assert.doesNotMatch(said, /library/);
    }
  });
  it("though the same function calls itself without end", async () => {
    const said = await traceback("const deep = (n: number): number => deep(n + 1) + 1;\ndeep(0);");
    assert.match(said, /^RangeError: Maximum call stack/);
    assert.match(said, /… \d+ more of the same/);
    assert.ok(said.split("\n").length < 20);
    const others =
      "const odd = (n: number): any => even(n), even = (n: number): any => [n].map(odd);\nodd(1);";
    assert.match(await traceback(others), /, in even\n.*\n.*\n.*, in odd\n.*\n.*\n… \d+ more of the same$/);
  });
  it("with what it was caused by", async () => {
    const said = await traceback(
      "try {\n  JSON.parse('{');\n} catch (cause) {\n  throw new Error('no settings', { cause });\n}",
    );
    assert.match(
      said,
      /^Error: no settings\n\ncell \[1\], line 4\n[\s\S]*Caused by SyntaxError: [\s\S]*cell \[1\], line 2\n/,
    );
    assert.match(
      await traceback("throw new AggregateError([new Error('one'), 'two'], 'both');"),
      /^AggregateError: both[\s\S]*Caused by Error: one[\s\S]*Caused by 'two'/,
    );
    assert.match(
      await traceback("throw new AggregateError([1, 2, 3, 4, 5, 6, 7], 'many');"),
      /Caused by 5\n\n… and 2 more$/,
    );
    assert.match(
      await traceback(
        "using file = { [Symbol.dispose]() { throw new Error('close'); } };\nthrow new Error('read');",
      ),
      /^SuppressedError: .*\n\ncell \[\d\], line 2\n[\s\S]*\nCaused by Error: close\n[\s\S]*\nCaused by Error: read\n\ncell \[\d\], line 2\n/,
    );
    assert.doesNotMatch(
      await traceback("throw Object.assign(new Error('refused'), { error: { code: 7 }, suppressed: true });"),
      /Caused by/,
    );
  });
  it("with the reader's names, and what to write where an error does not say it", async () => {
    await value("const notCallable: any = 1;");
    for (const code of [
      "notCallable()",
      "new notCallable()",
      "[...notCallable]",
      "notCallable``",
      "const { a } = notCallable.b;",
    ])
      assert.match(await traceback(code), /^TypeError: [^ː]*notCallable/, code);
    await value("import * as Plot from '@observablehq/plot';");
    assert.match(await traceback("Plot.plot({ marks: [Plot.lineY([1, 2])] })"), /render\(\{ ariaDescription/);
    assert.match(await traceback("Plot.lineY([1, 2]).plot()"), /"surprisal\/figures"/);
  });
});

describe("the compiler's complaints name their place", () => {
  it("each with its line and an arrow", async () => {
    assert.equal(
      await traceback("one;\n\n  two;"),
      [
        "TypeScriptError in cell [1], line 1: Cannot find name 'one': no cell that has run declares or imports it.",
        "    one;",
        "    ^",
        "cell [1], line 3: Cannot find name 'two': no cell that has run declares or imports it.",
        "      two;",
        "      ^",
      ].join("\n"),
    );
    const { failure } = await run("const n: number = '1';");
    assert.deepEqual(
      [failure?.ename, failure?.evalue],
      ["TypeScriptError", "line 1, column 7: Type 'string' is not assignable to type 'number'."],
    );
  });
  it("at the end of the cell where something is missing there", async () => {
    for (const code of ["const a = (1 +", "function f() {\n  return 1;", "`text"]) {
      const last = code.split("\n");
      assert.match(await traceback(code), new RegExp(`cell \\[\\d+\\], line ${last.length}: `), code);
    }
  });
  it("suggests the names of earlier cells, and says of those what they are", async () => {
    await value("const entropyOfCoin = 1;\nclass Coin {}\nfunction toss() {}");
    assert.match(await traceback("entropyOfCion"), /Did you mean 'entropyOfCoin'/);
    assert.match(await traceback("entropyOfCoin = 2;"), /because it is a constant/);
    assert.match(await traceback("toss = () => {};"), /because it is a function/);
    assert.match(await traceback("Coin = 1 as any;"), /because it is a class/);
  });
  it("says what to write instead of characters that a keyboard, or a book, has for JavaScript's", async () => {
    const cases = {
      "f（1": "（: write ( instead",
      "a＝1": "＝: write = instead",
      "“hi": '“: write " instead',
    };
    for (const [code, said] of Object.entries({ ...cases, "3 − 1": "−: write - instead", "½": "½." }))
      assert.ok((await traceback(code)).includes(`: Invalid character ${said}`), code);
  });
  it("asks what the compiler asks: for an await, an argument, a semicolon, a bracket", async () => {
    const cases = {
      "async function f() { return { x: 1 }; }\nf().x": "Did you forget to use 'await'?",
      "((a: number, b: number) => a + b)(1);": "An argument for 'b' was not provided.",
      "const x = 5\n(() => {})()": "Are you missing a semicolon?",
      "for (const x of [1]) {\n  {\n}": "'}' expected. The '{' in line 1 is not closed.",
    };
    for (const [code, said] of Object.entries(cases)) assert.ok((await traceback(code)).includes(said), code);
  });
  it("is not longer than a reader can take in", async () => {
    const said = await traceback(Array.from({ length: 500 }, (_, i) => `missing${i};`).join("\n"));
    assert.ok(said.split("\n").length < 70);
    assert.match(said, /… and 480 more$/);
  });
});

describe("whatever is thrown is described", () => {
  it("also when it is not an error, or resists", async () => {
    const cases: [string, RegExp][] = [
      ["throw 'text';", /^Uncaught 'text'$/],
      ["throw undefined;", /^Uncaught undefined$/],
      ["throw null;", /^Uncaught null$/],
      ["throw { reason: 7 };", /^Uncaught \{ reason: 7 \}$/],
      ["throw Object.create(null);", /^Uncaught \[Object: null prototype\] \{\}$/],
      ["throw Object.assign(new Error('x'), { name: Object.create(null) });", /: x/],
      ["throw Object.assign(new Error('x'), { name: undefined });", /^Error: x/],
      ["throw Object.assign(new Error('x'), { name: '' });", /^Error: x/],
      ["throw Object.assign(new Error(), { message: 7, stack: {} });", /^Error: 7/],
      ["throw Object.defineProperty(new Error('y'), 'message', { get() { throw 1; } });", /^Error/],
      ["throw Object.defineProperty(new Error('z'), 'stack', { get() { throw 1; } });", /^Error: z/],
      ["throw new Proxy(new Error('p'), { get() { throw 1; } });", /^/],
      ["throw new Proxy({}, { get() { throw 1; }, getPrototypeOf() { throw 1; } });", /^/],
      ["const { proxy, revoke } = Proxy.revocable({}, {}); revoke(); throw proxy;", /^/],
      ["throw { [Symbol.for('nodejs.util.inspect.custom')]() { throw 1; } };", /^/],
      [
        "const round: any = new Error('r'); round.cause = round; throw round;",
        /^Error: r\n\ncell.*\n.*\n.*\n\nCaused by Error: r \(see above\)$/,
      ],
      [
        "throw new Error('c', { cause: new Proxy({}, { getPrototypeOf() { throw 1; } }) });",
        /^Error: c\n[\s\S]*Caused by (\{\}|Proxy\(\{\}\))$/, // Node 26 tells
      ],
      ["throw Object.defineProperty(new Error('d'), 'cause', { get() { throw 1; } });", /^Error: d\n/],
      ["throw Object.assign(new Error(), { name: 'n'.repeat(1_000_000) });", /^n{9000}/],
      ["throw new Error('\\u001b[31mred\\u001b[39m');", /^Error: red/],
      ["throw new Error('a\\nb');", /^Error: a\nb\n/],
      ["throw new Error('a\\n    at b (c.js:1:1)');", /^Error: a\n {4}at b \(c\.js:1:1\)\n\ncell/],
      ["throw new (require('vm').runInNewContext('Error'))('realm');", /^Error: realm/],
      ["throw new Error('l'.repeat(1_000_000));", /^Error: l{9000}/],
    ];
    for (const [code, said] of cases) assert.match(await traceback(code), said, code);
  });
});
