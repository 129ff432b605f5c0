import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, beforeEach, describe, it } from "node:test";
import { createCore } from "./core.ts";
import { root } from "./kernel.ts";

const { value, failure, run, restart } = createCore();
beforeEach(restart);

describe("a later cell declares anew", () => {
  it("a class, whose older objects keep their type", async () => {
    await value(
      "class Point { constructor(public x = 1) {} }\nconst old = new Point();\nconst far = (p: Point) => p.x;",
    );
    await value("class Point { y = 2; }\nconst fresh = new Point();");
    assert.equal(await value("[old.x, fresh.y, far(old)]"), "[ 1, 2, 1 ]");
    assert.match(await failure("far(fresh)"), /Property 'x' is missing in type 'Point'|not assignable/);
    assert.match(await failure("fresh.x"), /Property 'x' does not exist on type 'Point'/);
    assert.equal(await value("const again = old;\nagain.x"), "1");
    assert.equal(await value("again.x + old.x"), "2");
  });
  it("a class that another one extends, or that speaks of itself", async () => {
    await value("class A { static count = 0; constructor() { A.count++; } again() { return new A(); } }");
    await value("class B extends A { b = 1; }", "new B().again();");
    assert.equal(await value("A.count"), "2");
    await value("class A { a = 'new'; }");
    assert.equal(await value("[new A().a, new B().b]"), "[ 'new', 1 ]");
  });
  it("interfaces and type aliases, generic ones too", async () => {
    await value("interface Row { p: number }\ntype Pair<T> = [T, T];\nconst rows: Row[] = [{ p: 1 }];");
    await value("interface Row { q: string }\ntype Pair<T> = { left: T };");
    assert.equal(
      await value(
        "const row: Row = { q: 'a' };\nconst pair: Pair<number> = { left: rows[0].p };\n[row.q, pair.left]",
      ),
      "[ 'a', 1 ]",
    );
    assert.match(await failure("const bad: Row = { p: 1 };"), /'p' does not exist in type 'Row'/);
  });
  it("what a function calls so within", async () => {
    await value(
      "interface Row { q: string }\nfunction make() { interface Row { p: number } const row: Row = { p: 1 }; return row; }",
    );
    assert.equal(await value("const row: Row = { q: 'a' };\nmake().p"), "1");
    await value("{ class Row { p = 2; }\nvar made = new Row(); }");
    assert.equal(await value("made.p"), "2");
    await value(
      "function makeClass() { class Local { #s = 1; get s() { return this.#s; } set s(s) { this.#s = s; } own(row: Row) { return this; } } return Local; }",
    );
    assert.equal(
      await value("class Far extends makeClass() { t = 2; }\nnew Far().s.toFixed(1) + new Far().t"),
      "'1.02'",
    );
  });
  it("an interface that the older one does not flow into", async () => {
    await value("interface Options { a: number }", "interface Options { b: number }");
    assert.equal(await value("const options: Options = { b: 1 };\noptions"), "{ b: 1 }");
  });
  it("enums, constant ones too, and namespaces, whole", async () => {
    await value(
      "enum Color { Red, Green }\nconst enum Level { Low = 3 }\nnamespace Shapes { export const sides = 3; export interface Shape { n: number } }",
    );
    assert.equal(
      await value(
        "const s: Shapes.Shape = { n: Level.Low };\n[Color.Green, Color[0], Level.Low, Shapes.sides, s.n]",
      ),
      "[ 1, 'Red', 3, 3, 3 ]",
    );
    await value("enum Color { Blue = 'b' }\nnamespace Shapes { export const edges = 4; }");
    assert.equal(await value("[Object.keys(Color), Object.keys(Shapes)]"), "[ [ 'Blue' ], [ 'edges' ] ]");
    await value(
      "namespace Two { export const a = 1; }\nnamespace Two { export const b = a + 1; }\nfunction f() { return f.k; }\nnamespace f { export const k = 5; }",
    );
    assert.equal(await value("[Two.a, Two.b, f()]"), "[ 1, 2, 5 ]");
  });
  it("functions with overloads", async () => {
    await value(
      "function size(x: string): number;\nfunction size(x: number[]): string;\nfunction size(x: any): any { return x.length; }",
    );
    assert.equal(await value("const n: number = size('abc');\nn"), "3");
    await value("function size(x: boolean): boolean;\nfunction size(x: any): any { return !x; }");
    assert.equal(await value("size(true)"), "false");
    assert.match(await failure("size('abc')"), /not assignable to parameter of type 'boolean'/);
  });
  it("a value as a type of the same name, and a type as a value", async () => {
    await value("type Mode = 'on' | 'off';", "const Mode = { on: 1 };", "let mode: Mode = 'on';\nMode.on;");
    assert.equal(await value("mode = 'off';\n[mode, Mode.on]"), "[ 'off', 1 ]");
    await value("const thing = 1;", "interface thing { x: number }", "const t: thing = { x: thing };");
    assert.equal(await value("t.x"), "1");
  });
  it("a constant as a variable, and a variable as a constant", async () => {
    await value("const n = 1;", "let n = 2;", "n = 3;", "const n = 4;");
    assert.match(await failure("n = 5;"), /Cannot assign to 'n' because it is a constant/);
    await value("const start = 3;", "let next = start;\nnext = 4;", "let after = start;\nafter += next;");
    assert.equal(await value("after"), "7");
  });
  it("what it imported", async () => {
    await value(
      "import { entropy } from 'surprisal';\nconst before = entropy([1]);",
      "const entropy = () => 'mine';",
    );
    assert.equal(await value("entropy()"), "'mine'");
    await value("import { entropy } from 'surprisal';");
    assert.equal(await value("entropy([0.5, 0.5]) + before"), "1");
  });
});

describe("a cell may use", () => {
  it("decorators, as ECMAScript has them", async () => {
    await value(
      "function twice(method: any, context: ClassMethodDecoratorContext) { return function (this: any, ...values: any[]) { return 2 * method.apply(this, values); }; }\nfunction sealed<T extends new (...values: any[]) => object>(target: T, _: ClassDecoratorContext) { Object.seal(target); return target; }",
    );
    await value(
      "@sealed\nclass Sum { @twice add(a: number, b: number) { return a + b; } @twice static two() { return 1; } }",
    );
    assert.equal(
      await value("[new Sum().add(1, 2), Sum.two(), Object.isSealed(Sum), Sum.name]"),
      "[ 6, 2, true, 'Sum' ]",
    );
  });
  it("decorators of before, too", async () => {
    await value(
      "function hide(_: any, _key: string, descriptor: PropertyDescriptor) { descriptor.enumerable = false; }\nconst tags: string[] = [];\nconst tag = (text: string) => (_: object, key: string) => { tags.push(text + key); };\nconst par = (_: object, key: string, index: number) => { tags.push(key + index); };",
    );
    await value(
      "class Old { @tag('a-') field = 1; @hide method(@par _x: number) { return new Old(); } @hide static make() { return new Old().field; } }",
    );
    assert.equal(
      await value("[tags.sort().join(), Old.make(), new Old().method(1).field]"),
      "[ 'a-field,method0', 1, 1 ]",
    );
    assert.match(await failure("class Bad { @hide field = 1; }"), /decorator/);
  });
  it("what TypeScript has learnt since 5.0", async () => {
    assert.equal(
      await value(
        "class Handle { log: string[] = []; [Symbol.dispose]() { this.log.push('closed'); } }\nconst kept = new Handle();\n{ using handle = kept; handle.log.push('open'); }\nkept.log",
      ),
      "[ 'open', 'closed' ]",
    );
    assert.equal(await value("using top = new Handle();\ntop.log.length"), "0");
    assert.equal(
      await value(
        "const present = [1, undefined, 2].filter((x) => x !== undefined);\nconst sum: number = present[0] + present[1];\nsum",
      ),
      "3",
    );
    assert.equal(
      await value(
        "const first = <const T>(x: T) => x;\nconst literal: readonly ['a'] = first(['a']);\n(literal satisfies readonly string[])[0]",
      ),
      "'a'",
    );
    assert.equal(
      await value(
        "class Box { accessor value = 1; static made = 0; static { Box.made = 1; } #secret = 2; has(x: object) { return #secret in x; } }\n[new Box().value, Box.made, new Box().has(new Box())]",
      ),
      "[ 1, 1, true ]",
    );
  });
  it("the methods of the engine that it runs on", async () => {
    assert.equal(
      await value(
        "[[3, 1].toSorted(), [1, 2].with(0, 9), [1, 2].findLast((x) => x < 2), [1, 2].toReversed(), [1].toSpliced(0, 1), 'a'.at(-1)]",
      ),
      "[ [ 1, 3 ], [ 9, 2 ], 1, [ 2, 1 ], [], 'a' ]",
    );
    assert.equal(await value("'a\\ud800'.isWellFormed()"), "false");
    assert.equal(await value("/^\\p{RGI_Emoji}$/v.test('👩‍👩‍👧')"), "true");
    const groups = "Object.keys(Object.groupBy([1, 2, 3], (x) => (x % 2 ? 'odd' : 'even')))";
    if ("groupBy" in Object) assert.equal(await value(groups), "[ 'odd', 'even' ]");
    else assert.match(await failure(groups), /Property 'groupBy' does not exist/);
    const union = "new Set([1]).union(new Set([2])).size";
    if ("union" in Set.prototype) assert.equal(await value(union), "2");
    else assert.match(await failure(union), /Property 'union' does not exist/);
  });
  it("imports of every form, import(), and require", async () => {
    await value(
      "import path, { join as together, sep } from 'node:path';\nimport * as fs from 'fs';\nimport type { Stats } from 'fs';\nimport { type Dirent, existsSync } from 'node:fs';",
    );
    assert.equal(
      await value("[path.join('a', 'b') === together('a', 'b'), sep.length, fs.existsSync === existsSync]"),
      "[ true, 1, true ]",
    );
    assert.equal(
      await value(
        "const { entropy } = await import('surprisal');\nconst os = require('os');\n[entropy([1]), typeof os.cpus]",
      ),
      "[ 0, 'function' ]",
    );
    assert.equal(
      await value(
        "export const exported = 1;\nexport function alsoExported() { return exported; }\nexport default class Main {}",
      ),
      undefined,
    );
    assert.equal(await value("alsoExported()"), "1");
    assert.equal(await value("export default { exported, twice() { return 2; } };\nexported"), "1");
  });
  it("a module without a default as its own, as the compiler takes it", async () => {
    assert.equal(await value("import all from 'surprisal';\nall.entropy([1])"), "0");
  });
  it("what a module of Node's finds of itself", async () => {
    assert.equal(await value("if (require.main === module) var isMain = true;\nisMain"), "true");
    await value("import { dirname } from 'node:path';\nimport { fileURLToPath } from 'node:url';\n");
    assert.equal(await value("__dirname"), `'${root}notebooks'`);
    for (const folder of [
      "dirname(__filename)",
      "module.path",
      "import.meta.dirname",
      "dirname(import.meta.filename)",
      "dirname(fileURLToPath(import.meta.url))",
      "dirname(fileURLToPath(import.meta.resolve('./data.csv')))",
    ])
      assert.equal(await value(`${folder} === __dirname`), "true", folder);
    const found = "fileURLToPath(import.meta.resolve('surprisal')) === require.resolve('surprisal')";
    assert.equal(await value(found), "true");
    assert.equal(await value("import.meta.resolve('fs') + typeof require.cache"), "'node:fsobject'");
    await value("exports.shared = 1;\nmodule.exports.more = 2;");
    assert.equal(await value("module.exports"), "{ shared: 1, more: 2 }");
    assert.match(await failure("require.resolve('nowhere')"), /Cannot find module 'nowhere'/);
  });
  it("what a script begins with, and is strict, as modules are", async () => {
    assert.equal(await value("#!/usr/bin/env node\nlet x = 1;\nx"), "1");
    for (const more of ["", "eval('1');\n"]) {
      assert.match(await failure(`${more}(Object.freeze([1]) as any)[0] = 2;`), /read only/);
      assert.equal(await value(`${more}(function () { return this; })() === undefined`), "true");
    }
    assert.equal(await value("this === globalThis"), "true");
  });
  it("additions to the global scope", async () => {
    await value(
      "declare global { interface Array<T> { second(): T } }\nArray.prototype.second = function () { return this[1]; };",
    );
    await value("declare global { interface Array<T> { third(): T } }\nArray.prototype.third = () => 3;");
    assert.equal(await value("[1, 2].second() + [1].third()"), "5");
    await value(
      "declare global { interface Array<T> { third(): string } }",
      "declare module 'fs' { interface Stats { mine: number } }",
      "declare module 'fs' { interface Stats { yours: string } }",
    );
    assert.equal(
      await value(
        "import type { Stats } from 'fs';\nconst told = (s: Stats) => s.mine.toFixed() + s.yours.length;\n[1].third().length === undefined",
      ),
      "true",
    );
    await value("declare const fromElsewhere: number;\n(globalThis as any).fromElsewhere = 8;");
    assert.equal(await value("fromElsewhere"), "8");
    await run(
      "delete (Array.prototype as any).second; delete (Array.prototype as any).third; delete (globalThis as any).fromElsewhere;",
    );
  });
});

describe("a notebook in a folder with a dot in its name", () => {
  const folder = mkdtempSync(join(tmpdir(), "course-v1.2-"));
  after(() => rmSync(folder, { recursive: true }));

  it("knows what earlier cells declared", async () => {
    assert.equal(await createCore(folder).value("const p: number = 1;", "p + 1"), "2");
  });
});

describe("modules beside the notebook", () => {
  const folder = mkdtempSync(join(tmpdir(), "modules-"));
  after(() => rmSync(folder, { recursive: true }));
  const beside = createCore(folder);

  it("are TypeScript, import each other, and are read again when they change", async () => {
    mkdirSync(join(folder, "lib"));
    writeFileSync(
      join(folder, "lib", "inner.ts"),
      "export const inner: number = 1;\nexport let calls = 0;\nexport function call() { calls++; }\n",
    );
    writeFileSync(
      join(folder, "outer.ts"),
      "import { inner } from './lib/inner';\nexport const outer = (x: number): number => x + inner;\n",
    );
    const cell = "import { outer } from './outer';\nimport { call, calls } from './lib/inner.ts';\nouter(1)";
    assert.equal(await beside.value(cell), "2");
    assert.equal(await beside.value("call();\ncalls"), "1");
    await new Promise((go) => setTimeout(go, 20));
    writeFileSync(
      join(folder, "lib", "inner.ts"),
      "export const inner: number = 10;\nexport let calls = 0;\nexport function call() { calls++; }\n",
    );
    assert.equal(await beside.value(cell), "11");
    writeFileSync(join(folder, "wrong.ts"), "export const wrong: number = 'x';\n");
    assert.match(
      await beside.failure("import { wrong } from './wrong';"),
      /wrong\.ts line 1, column 14: Type 'string'/,
    );
  });
  it("may be JSON, or CommonJS, also by require, and are read again when they change", async () => {
    const write = async (json: object, common: number) => {
      await new Promise((go) => setTimeout(go, 20));
      writeFileSync(join(folder, "data.json"), JSON.stringify(json));
      writeFileSync(join(folder, "inner.cjs"), `module.exports = { n: ${common} };`);
    };
    const outer =
      "exports.n = require('./inner.cjs').n;\nexports.own = [this === exports, typeof require.resolve];";
    writeFileSync(join(folder, "outer.cjs"), outer);
    const cell = `import data from './data.json' with { type: 'json' };
import { n } from './outer.cjs';
const { default: later } = await import('./data.json');
[...data.list, later.list.length, require('./data.json') === data, n, require('./lib/inner').inner]`;
    await write({ list: [1, 2] }, 3);
    assert.equal(await beside.value(cell), "[ 1, 2, 2, true, 3, 10 ]");
    await write({ list: [7] }, 8);
    assert.equal(await beside.value(cell), "[ 7, 1, true, 8, 10 ]");
    assert.equal(await beside.value("require('./outer.cjs').own"), "[ true, 'function' ]");
  });
  it("may be cells", async () => {
    await beside.value("/** @module shapes */\nexport const sides = (n: number) => n;");
    assert.equal(await beside.value("import { sides } from './shapes';\nsides(3)"), "3");
    await beside.value("/** @module shapes */\nexport const sides = (n: number) => n + 1;");
    assert.equal(await beside.value("import { sides } from './shapes';\nsides(3)"), "4");
    assert.match(
      await beside.failure("/** @module shapes */\nexport const sides: number = '';"),
      /line 2, column 14: Type 'string'/,
    );
  });
  it("are named, with their lines, by errors that come from there", async () => {
    const text =
      "interface Row {\n  p: number;\n}\n\nexport function check(row: Row) {\n  if (row.p > 1) throw new RangeError('too much');\n}\n";
    writeFileSync(join(folder, "lib", "rows.ts"), text);
    writeFileSync(join(folder, "broken.ts"), "type A = 1;\n\nthrow new Error('at once');\n");
    const traceback = async (code: string) => (await beside.run(code)).failure?.traceback.join("\n") ?? "";
    assert.match(
      await traceback("import { check } from './lib/rows';\ncheck({ p: 2 });"),
      /^RangeError: too much\n\nlib\/rows\.ts, line 6, in check\n {6}if .*\n +\^\ncell \[\d+\], line 2\n/,
    );
    assert.match(await traceback("import './broken';"), /^Error: at once\n\nbroken\.ts, line 3\n/);
    await beside.value(
      "/** @module thrower */\ntype A = 1;\nexport const fail = () => { throw new Error('x'); };",
    );
    assert.match(await traceback("import { fail } from './thrower';\nfail();"), /\nthrower\.ts, line 3, in /);
  });
  it("know import.meta, and may be of any kind, but cannot wait", async () => {
    const here =
      "export const { dirname, filename } = import.meta;\nexport const url: string = import.meta.url;\n";
    writeFileSync(join(folder, "lib", "here.mts"), here);
    writeFileSync(join(folder, "plain.mjs"), "export const plain = 1;\nexport default () => plain;\n");
    writeFileSync(join(folder, "common.cjs"), "module.exports = { common: __filename };\n");
    writeFileSync(
      join(folder, "waits.ts"),
      "export const slow = 1;\nfor await (const x of [1]) console.log(x);\n",
    );
    await beside.value(
      "import { dirname, filename, url } from './lib/here.mjs';\nimport { fileURLToPath } from 'node:url';",
    );
    const file = join(folder, "lib", "here.mts");
    assert.equal(
      await beside.value("[dirname, filename, fileURLToPath(url)].join()"),
      `'${join(folder, "lib")},${file},${file}'`,
    );
    assert.equal(await beside.value("import other, { plain } from './plain.mjs';\nplain + other()"), "2");
    assert.equal(
      await beside.value("import { common } from './common.cjs';\ncommon"),
      `'${join(folder, "common.cjs")}'`,
    );
    assert.match(
      await beside.failure("import { slow } from './waits';"),
      /^TypeScriptError: waits\.ts line 2, column 1: .* cannot wait/,
    );
  });
  it("are missed in a sentence that says what to do, and Node's types are there without any", async () => {
    assert.equal(
      await beside.value("console.log(process.pid > 0, Buffer.from('a').length, new URL('a:b').href);\n1"),
      "1",
    );
    const said = await beside.failure("import { mean } from 'd3-array';\nimport x from '@scope/pkg/deep';");
    assert.match(said, /Cannot find module 'd3-array'.*node_modules.*npm install d3-array/);
    assert.match(said, /npm install @scope\/pkg"/);
    assert.ok(said.includes(folder));
    assert.match(await beside.failure("import { x } from './missing';"), /no such file beside the notebook/);
    assert.match(await beside.failure("import rows from './rows.csv';"), /readFileSync of "node:fs"/);
    assert.match(await beside.failure("import x from 'd3-array/deep';"), /or d3-array has no such part/);
    assert.match(await beside.failure("import x from 'https://esm.sh/d3-array';"), /import it by its name/);
    assert.match(await beside.failure("require('d3-array');"), /^[^\n]*npm install d3-array[^\n]*$/);
    assert.equal(await beside.value("import { display } from 'tslab';\ntypeof display.html"), "'function'");
  });
});

describe("the compiler survives", () => {
  it("what is nested too deeply for it, and says so", async () => {
    await value("const before = 1;");
    for (const code of [
      `${"(".repeat(3000)}1${")".repeat(3000)}`,
      `[1]${".map((x) => x)".repeat(3000)}`,
      "[".repeat(5000) + "]".repeat(5000),
    ]) {
      const said = await run(code);
      assert.ok(
        said.failure === undefined || /nested too deeply/.test(said.failure.evalue),
        said.failure?.evalue,
      );
      assert.equal(await value("before + 1"), "2");
    }
  });
  it("lists and objects in one another, and says at once where they are too deep", async () => {
    await value("const before = 1;");
    for (const [open, close] of [
      ["[", "]"],
      ["{ a: ", "}"],
      ["[{ a: () => ", "}]"],
    ] as const) {
      const nested = (depth: number) => `const nested =\n  ${open.repeat(depth)}1${close.repeat(depth)};`;
      await value(nested(40));
      const said = await failure(nested(300));
      assert.match(said, /^TypeScriptError: line 2, column \d+: the code is nested too deeply/);
    }
    assert.equal(await value("before + 1"), "2");
  });
  it("cells of every kind of nonsense", async () => {
    await value("const before = 1;");
    for (const code of [
      "",
      " ",
      "// only a comment",
      "/* open",
      "`open ${",
      "}",
      "export {",
      "import",
      "\u0000",
      "<<<<",
      "class {",
      "@",
      "#!",
      "'use strict'",
      "return 1",
      "await",
      "yield",
      "/** @module */",
      "enum",
      "\u2028\u2029",
      "\ufeff1",
      "😀",
      "const const = 1",
      "let let = 1",
      "var arguments = 1",
    ]) {
      await run(code);
      assert.equal(await value("before"), "1", JSON.stringify(code));
    }
  });
  it("many cells that declare the same names again", async () => {
    for (let i = 0; i < 60; i++)
      await value(
        `let current = ${i};\nconst list${i % 3} = [${i}];\nfunction step() { return current + ${i}; }`,
      );
    assert.equal(await value("[current, list0[0], list1[0], list2[0], step()]"), "[ 59, 57, 58, 59, 118 ]");
  });
});
