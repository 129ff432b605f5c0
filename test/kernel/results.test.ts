import assert from "node:assert/strict";
import { beforeEach, describe, it } from "node:test";
import { inspect } from "node:util"; // versions of Node write a symbol as a key differently
import { plain } from "../../tools/kernel/run/result.ts";
import { createCore } from "./core.ts";

const { value, run, restart } = createCore();
beforeEach(restart);

const data = async (source: string) => (await run(source)).result?.data;

describe("the value of the last expression", () => {
  it("is the result of the cell, whatever stands before it", async () => {
    assert.deepEqual(await data("const x = 1;\nx + 1"), { "text/plain": "2" });
    assert.equal(await value("console.log(x), 5"), "5");
    assert.equal(await value("await Promise.resolve('waited')"), "'waited'");
    assert.equal(await value("({ a: 1 })"), "{ a: 1 }");
    await value("const p = 0.5;\nlet text = 'old', runs = 0;\nconst run = () => { runs++; };");
    for (const [code, text] of [
      ["{ x, p }", "{ x: 1, p: 0.5 }"],
      ["\n{ a: 1, 'b c': [x] }\n", "{ a: 1, 'b c': [ 1 ] }"],
      ["// both\n{ x, p } // of them", "{ x: 1, p: 0.5 }"],
      ["// a block\n{ x; p }", undefined],
      ["{ ...{ p }, double(n: number) { return 2 * n; } }.double(x)", undefined],
      ["{ const q = 3; console.log(q) }", undefined],
      ["{ x; p }", undefined],
      ["{ text = 'new' }", undefined],
      ["{ run()\n{ } }", undefined],
      ["[text, runs]", "[ 'new', 1 ]"],
    ] as const)
      assert.equal((await run(code)).text, text, code);
    assert.equal(await value("// first\n`template`;\n// last\n"), "'template'");
    assert.equal(await value("x ? 'yes' : 'no'"), "'yes'");
    assert.equal(await value("let y = 3;\ny++"), "3");
    assert.equal(await value("null"), "null");
    assert.equal(await value("y;;"), "4");
    assert.equal(await value("clearTimeout(setTimeout(() => {}));\nsetTimeout(() => {})"), "[Timeout]");
  });
  it("is none where the cell ends in a statement, or in undefined", async () => {
    for (const code of [
      "const z = 1;",
      "if (true) 1;",
      "{ 1 }",
      "for (const a of [1]) a;",
      "undefined",
      "void 0",
      "console.log(1)",
      "class A { x = 1 }",
      "enum E { A }",
      "namespace N { export const x = 1 }",
      "@((target: any) => target) class D {}",
      "type T = 1;",
      "function f() { return 1; }",
      "import { entropy } from 'surprisal';",
      "export const w = 1;",
      "label: 1;",
      "try { 1 } finally {}",
      "",
    ])
      assert.equal((await run(code)).result, undefined, code);
  });
  it("comes after what the cell prints, and is nowhere but in the result", async () => {
    const cell = await run("console.log('printed');\n'result'");
    assert.deepEqual([cell.printed, cell.text, cell.displayed], ["printed\n", "'result'", []]);
  });
  it("is shown to the end of nested lists", async () => {
    assert.equal(await value("[[[[[[1]]]]]]"), "[\n  [\n    [\n      [ [ [ 1 ] ] ]\n    ]\n  ]\n]");
    const nested = await value("({ a: { b: { c: { d: { e: { f: [new Map([[1, { g: [[7]] }]])] } } } } } })");
    assert.doesNotMatch(nested ?? "", /\[(Array|Object|Map)\]/);
    assert.match(nested ?? "", /7/);
  });
  it("is cut where it is long, with a count, and stays readable where it is huge", async () => {
    assert.match(
      (await value("Array.from({ length: 1000 }, (_, i) => i)")) ?? "",
      /99,\n {2}\.\.\. 900 more items\n\]$/,
    );
    assert.match((await value("new Float64Array(101)")) ?? "", /\.\.\. 1 more item\n\]$/);
    assert.match(
      (await value("new Set(Array.from({ length: 500 }, (_, i) => i))")) ?? "",
      /\.\.\. 400 more items/,
    );
    assert.match((await value("'x'.repeat(20_000)")) ?? "", /\.\.\. 10000 more characters$/);
    const matrix =
      (await value("Array.from({ length: 300 }, () => Array.from({ length: 300 }, () => [1, [2]]))")) ?? "";
    assert.match(matrix, /\[ 1, \[ 2 \] \]/);
    assert.match(matrix, /\.\.\. 290 more items/);
    for (const huge of [
      "globalThis",
      "process",
      "require('fs')",
      "let chain: any = null;\nfor (let i = 0; i < 100_000; i++) chain = { chain };\nchain",
      "Array.from({ length: 1e6 }, () => ({ a: [1] }))",
      "Object.fromEntries(Array.from({ length: 50_000 }, (_, i) => [i, i]))",
      "Array.from({ length: 100 }, () => 'y'.repeat(9000))",
    ]) {
      const text = (await value(huge)) ?? "";
      assert.ok(text.length < 200_000, `${huge}: ${text.length} characters`);
    }
  });
  it("is not looked at to its end where it is long", () => {
    const list = Array.from({ length: 3e6 }, (_, place) => place);
    const time = (work: () => void) => {
      const start = performance.now();
      work();
      return performance.now() - start;
    };
    assert.ok(time(() => plain(list)) < time(() => Object.keys(list)) / 2);
  });
  it("is looked at without running the reader's code, but for what is meant to be run", async () => {
    assert.equal(
      await value("let calls = 0;\nconst lazy = { get x() { return calls++; }, y: 1 };\nlazy"),
      "{ x: [Getter], y: 1 }",
    );
    assert.equal(await value("calls"), "0");
    assert.equal(
      await value("const round: any = { a: 1 };\nround.self = round;\nround"),
      "<ref *1> { a: 1, self: [Circular *1] }",
    );
    assert.equal(
      await value(
        "new Proxy([1], { get() { throw new Error('trap'); }, ownKeys() { throw new Error('trap'); } })",
      ),
      inspect(new Proxy([1], {})),
    );
    assert.match((await value("Promise.resolve(1)")) ?? "", /^Promise \{\s+1/);
    assert.equal(
      await value(
        "class Own { [Symbol.for('nodejs.util.inspect.custom')]() { return 'own words'; } }\nnew Own()",
      ),
      "own words",
    );
  });
});

describe("a value that shows itself, by Symbol.for('Jupyter.display')", () => {
  it("is shown as it says, with a text in any case", async () => {
    const shown = "[Symbol.for('Jupyter.display')]";
    assert.deepEqual(
      await data(
        `({ ${shown}() { return { 'text/html': '<b>' + this.n + '</b>', 'text/plain': 'n' }; }, n: 7 })`,
      ),
      { "text/html": "<b>7</b>", "text/plain": "n" },
    );
    assert.deepEqual(await data(`({ async ${shown}() { return { 'text/markdown': '*a*' }; } })`), {
      "text/markdown": "*a*",
      "text/plain": "*a*",
    });
    const html = await data(
      `class Badge { ${shown}() { return { 'text/html': '<i>x</i>' }; } }\nnew Badge()`,
    );
    assert.deepEqual(html, { "text/html": "<i>x</i>", "text/plain": "Badge {}" });
    assert.equal(
      await value(`({ ${shown}: 'no function' })`),
      inspect({ [Symbol.for("Jupyter.display")]: "no function" }),
    );
    assert.equal(
      await value(`({ ${shown}() { return undefined; }, a: 1 })`),
      inspect({ a: 1, [Symbol.for("Jupyter.display")]() {} }),
    );
  });
  it("keeps what a notebook can keep, whatever it holds", async () => {
    const showing = async (bundle: string) =>
      data(`({ [Symbol.for('Jupyter.display')]: () => (${bundle}) })`);
    assert.deepEqual(
      await showing(
        "{ 'text/plain': 5, 'image/png': new Uint8Array([1, 2, 255]), 'a/b': () => 1, 'a/d+json': { f() {}, n: [1] } }",
      ),
      { "text/plain": "5", "image/png": "AQL/", "a/b": "() => 1", "a/d+json": { n: [1] } },
    );
    assert.deepEqual(Object.keys((await showing("[1, 2]")) ?? {}), ["text/plain"]);
    const { failure } = await run(
      "({ [Symbol.for('Jupyter.display')]: () => ({ 'application/json': 1n }) })",
    );
    assert.match(failure?.evalue ?? "", /BigInt/);
  });
  it("fails the cell where it fails, and keeps what the cell declared", async () => {
    const { failure } = await run(
      "const kept = 1;\n({ [Symbol.for('Jupyter.display')]() { throw new RangeError('no picture'); } })",
    );
    assert.equal(failure?.evalue, "no picture");
    assert.equal(await value("kept"), "1");
  });
  it("as our figures do, varied or rendered too", async () => {
    await value("import { binaryEntropyCurve, render } from 'surprisal/figures';");
    for (const code of [
      "binaryEntropyCurve({ description: 'a hill' })",
      "render(binaryEntropyCurve({ description: 'a hill' }))",
      "({ ...binaryEntropyCurve({ description: 'a hill' }), width: 800 })",
    ]) {
      const shown = await data(code);
      assert.match(String(shown?.["text/html"]), /^<figure .*<img alt="a hill" src="data:image\/svg/s, code);
      assert.equal(shown?.["text/plain"], "a hill", code);
    }
  });
  it("and so do the elements of a document", async () => {
    const shown = await data(
      "class Picture { get outerHTML() { return '<svg aria-label=\"a line\"></svg>'; } }\nnew Picture()",
    );
    assert.deepEqual(shown, { "text/html": '<svg aria-label="a line"></svg>', "text/plain": "a line" });
  });
});

describe("display", () => {
  it("shows as text what no notebook can hold, and as JSON what can be JSON", async () => {
    const { displayed, result } = await run(
      `import { display } from "tslab";
for (const odd of [null, 5, {}, ["a", "b"], () => 1, undefined] as any[]) display.html(odd);
display.raw("application/json", { a: [1], b() {} } as any);
({ [Symbol.for("Jupyter.display")]: () => ({ "text/html": () => 1, "application/x+json": { a: 1 } }) })`,
    );
    assert.deepEqual(
      displayed.map(({ data }) => Object.values(data)[0]),
      ["null", "5", "[object Object]", "ab", "() => 1", undefined, { a: [1] }],
    );
    assert.deepEqual(result?.data["text/html"], "() => 1");
    assert.deepEqual(result?.data["application/x+json"], { a: 1 });
  });
  it("shows content by its type, bytes in base64, and again in its place", async () => {
    const { displayed } = await run(
      "import { display, newDisplay } from 'tslab';\ndisplay.html('<b>1</b>');\ndisplay.png(new Uint8Array([1, 2, 255]));\nconst place = newDisplay();\nplace.text('a');\nplace.markdown('b');\ndisplay.raw('application/json', '{}');",
    );
    assert.deepEqual(
      displayed.map(({ data }) => data),
      [
        { "text/html": "<b>1</b>" },
        { "image/png": "AQL/" },
        { "text/plain": "a" },
        { "text/markdown": "b" },
        { "application/json": "{}" },
      ],
    );
    const ids = displayed.map(({ transient }) => transient.display_id);
    assert.equal(ids[0], undefined);
    assert.equal(typeof ids[2], "string");
    assert.equal(ids[2], ids[3]);
  });
  it("says what the versions are", async () => {
    assert.match(
      (await value(
        "import { versions } from 'tslab';\n[versions.tslab, versions.typescript, versions.node].join()",
      )) ?? "",
      /^'1\.0\.22,5\.9\.3,v\d/,
    );
  });
});
