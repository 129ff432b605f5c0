import assert from "node:assert/strict";
import { beforeEach, describe, it } from "node:test";
import { createCore } from "./core.ts";

const { value, failure, run, interrupt, restart } = createCore();
beforeEach(restart);

describe("a variable of an earlier cell", () => {
  it("is seen as it is now, by functions, closures, classes, getters and loops", async () => {
    await value(
      "let lr = 0.1;\nconst step = (w: number) => w - lr * w;\nfunction twice() { return 2 * lr; }",
      "class Rate { static now() { return lr; } get mine() { return lr; } }",
      "const later = { async wait() { await null; return lr; }, *all() { while (lr < 3) yield lr++; } };",
      "lr = 0.5;",
    );
    assert.equal(await value("[step(1), twice(), Rate.now(), new Rate().mine]"), "[ 0.5, 1, 0.5, 0.5 ]");
    assert.equal(
      await value("[await later.wait(), [...later.all()], lr]"),
      "[ 0.5, [ 0.5, 1.5, 2.5 ], 3.5 ]",
    );
  });
  it("is changed by a function of its own cell, and by one of another", async () => {
    await value(
      "let count = 0;\nfunction tick() { count++; return count; }\ntick();",
      "const more = () => { count += 10; };",
    );
    assert.equal(await value("tick();\nmore();\ncount"), "12");
  });
  it("is changed while another cell waits", async () => {
    await value("let ticks = 0;\nvoid setTimeout(() => { ticks = 7; }, 5);");
    assert.equal(await value("await new Promise((go) => setTimeout(go, 20));\nticks"), "7");
  });
  it("is declared anew, for all who speak of it", async () => {
    await value("const rate = 1;\nconst scaled = (x: number) => rate * x;", "const rate = 10;");
    assert.equal(await value("scaled(2)"), "20");
    await value("let rate = 3;", "rate += 1;");
    assert.equal(await value("scaled(2)"), "8");
    await value("function rate2() { return 1; }\nconst useRate2 = () => rate2();", "const rate2 = () => 5;");
    assert.equal(await value("useRate2()"), "5");
  });
  it("that is a constant takes no other value, whatever its type is said to be, until it is declared anew", async () => {
    await value(
      "import { sep } from 'node:path';\nconst a = 1, { b, c: [d] } = { b: 2, c: [3] };\nlet e = 4;\nconst more = () => e++;",
      "const e = 4;",
    );
    for (const code of ["(NAME as any) = 9", "(NAME as any)++", "[NAME as any] = [9]", "eval('NAME = 9')"])
      for (const name of ["a", "b", "d", "sep"])
        assert.equal(
          await failure(code.replace("NAME", name)),
          `TypeError: Assignment to constant variable '${name}'.`,
        );
    for (const code of ["more()", "const own = 1;\n(() => { (own as any) = 2; })()"])
      assert.match(await failure(code), /^TypeError: Assignment to constant variable '(?:e|own)'\.$/);
    assert.equal(await value("[a, b, d, sep, e, own].join()"), "'1,2,3,/,4,1'");
    await value("let a = 5;\nfor (var b = 0, sep = 'x'; b < 3; b++);", "a++;\nb++;\nsep += 'y';");
    assert.equal(await value("[a, b, sep].join()"), "'6,4,xy'");
  });
  it("takes no value before its declaration", async () => {
    assert.match(
      await failure("early();\nlet n = 1;\nfunction early() { n = 5; }"),
      /^ReferenceError: .*'n'/,
    );
  });
  it("is declared anew when its own cell is run again", async () => {
    const cell = "let total = 0;\nconst add = (x: number) => { total += x; return total; };\nadd(1)";
    assert.equal(await value(cell), "1");
    assert.equal(await value("add(5)"), "6");
    assert.equal(await value(cell), "1");
    assert.equal(await value("add(5)"), "6");
  });
  it("is not what a parameter, a local variable, a property or a label of the same name means", async () => {
    await value("let x = 1, y = 2, label = 3;");
    assert.equal(await value("((x: number) => x + y)(10)"), "12");
    assert.equal(await value("{ const x = 5; let y = x; y }\nx + y"), "3");
    assert.equal(
      await value("const box = { x: 7, y() { return x; } };\n[box.x, box.y(), box['x']]"),
      "[ 7, 1, 7 ]",
    );
    assert.equal(
      await value(
        "let said = 0;\nlabel: for (const y of [1, 2]) { for (;;) { said += y; continue label; } }\n[said, y, label]",
      ),
      "[ 3, 2, 3 ]",
    );
    assert.equal(await value("try { throw 9 } catch (x) { said = x }\n[said, x]"), "[ 9, 1 ]");
    assert.equal(
      await value(
        "for (let x = 0; x < 3; x++) said = x;\nfor (const y in { a: 1 }) said += y.length;\n[said, x, y]",
      ),
      "[ 3, 1, 2 ]",
    );
    assert.equal(
      await value("function shadow() { var x = 4; { function y() { return x; } return y(); } }\nshadow()"),
      "4",
    );
    assert.equal(
      await value("(function x() { return typeof x; })() + typeof (class y { static z = y; }).z"),
      "'functionfunction'",
    );
  });
  it("is what the computed name of a method means, and the default value of a parameter", async () => {
    await value("let k = 'key', x = 1;");
    await value(
      "class A { [k](k: number) { return k; } static [k + 2](y = x) { var x = 5; return [y, x]; } }\nconst o: any = { get [k]() { var k = 3; return k; } };\nconst f = (z = () => x) => { var x = 7; return [z(), x]; };",
    );
    assert.equal(await value("[new A()['key'](9), A['key2'](), o.key, f()].flat()"), "[ 9, 1, 5, 3, 1, 7 ]");
  });
  it("gives its name to a shorthand property, and takes its value from a pattern", async () => {
    await value("const b = 2;\nlet total = 1, a = 0, rest: number[] = [], i = 0;");
    assert.equal(await value("({ b, total })"), "{ b: 2, total: 1 }");
    await value("({ total } = { total: 11 });\n[a, ...rest] = [9, 8, 7];");
    assert.equal(await value("[total, a, rest]"), "[ 11, 9, [ 8, 7 ] ]");
    await value("({ a: { deep: [a = 5] }, total = 6 } = { a: { deep: [] as number[] } } as any);");
    assert.equal(await value("[total, a]"), "[ 6, 5 ]");
    await value("({ total = b, x: a = b } = {} as any);");
    assert.equal(await value("[total, a]"), "[ 2, 2 ]");
    await value("for ([i, total] of [[1, 2], [3, 4]]);\nfor (a of [1, 2]);\n[a, total] = [total, a];");
    assert.equal(await value("[i, total, a]"), "[ 3, 2, 4 ]");
    assert.equal(
      await value(
        "Object.keys(globalThis).filter((name) => ['total', 'a', 'b', 'i', 'rest'].includes(name))",
      ),
      "[]",
    );
  });
  it("counts up and down, and is assigned to with every operator", async () => {
    await value("let n = 5;\nlet text: string | undefined;");
    assert.equal(
      await value("[n++, ++n, n--, --n, n **= 2, n <<= 1, text ??= 'new', text &&= 'old', n].join()"),
      "'5,7,7,5,25,50,new,old,50'",
    );
  });
  it("is what eval finds under its name, and assigns to", async () => {
    await value("let n = 1, unset: any;\nconst twice = () => eval('2 * n');");
    await value("n = 5;\nlet own = 7;\nown++;\nconst f = () => own, { part } = { part: 2 };");
    assert.equal(
      await value("[eval('n'), twice(), eval('[own, f(), part, typeof unset, typeof nowhere]')].join()"),
      "'5,10,8,8,2,undefined,undefined'",
    );
    await value(
      "let mine: any, g = () => 1;\nmine = 3;\nvar v: number;\nv = 4;\nconst seen = eval('n = mine + v; g.name');",
    );
    assert.equal(
      await value("[n, seen, eval('let n = 9; n'), n, 'n' in globalThis]"),
      "[ 7, 'g', 9, 7, false ]",
    );
    assert.equal(await value("((n: number) => eval('n'))(3)"), "3");
    assert.equal(await value("await eval('(async () => n)()')"), "7");
    assert.match(await failure("'use strict';\neval('undeclared = 1')"), /ReferenceError/);
    assert.equal(await value("'use strict';\neval('n')"), "7");
  });
  it("is called without a this", async () => {
    await value(
      "function self(this: unknown) { return this === undefined || this === globalThis; }\nconst tag = self as any;",
    );
    assert.equal(
      await value("[self(), (self)(), self?.(), tag`x`, tag?.call(undefined)]"),
      "[ true, true, true, true, true ]",
    );
  });
  it("gives its name to a function or class that has none", async () => {
    await value(
      "const arrow = () => 1, Named = class {}, { inner = () => 2 } = {} as any;\nlet later = function () {};",
    );
    assert.equal(
      await value("[arrow.name, Named.name, inner.name, later.name]"),
      "[ 'arrow', 'Named', 'inner', 'later' ]",
    );
    await value(
      "let a: any, b: any, c: any = 1, d: any;\nfor (var v = () => 1, once = true; once; once = false);",
    );
    await value(
      "a = (() => 1);\nb ??= class { static x = 1; };\nc &&= async function () {};\n[d = function* () {}] = [];",
    );
    assert.equal(await value("[a, b, c, d, v].map(({ name }) => name).join()"), "'a,b,c,d,v'");
    await value(
      "({ a = class {}, x: b = () => 1 } = {} as any);\nc = function own() {};\n{ let d = () => 1; a.own = d; }",
    );
    assert.equal(await value("[a, b, c, a.own].map(({ name }) => name).join()"), "'a,b,own,d'");
    assert.equal(await value("a = b = () => 1;\n[a.name, a === b]"), "[ 'b', true ]");
  });
  it("may have a name that the compiler gives to its own", async () => {
    await value("let _a = 5, env_1 = 6, __esDecorate = 7;");
    await value(
      "function mark(_: unknown, __: ClassDecoratorContext) {}\n@mark class Marked {}\n{ using handle = { [Symbol.dispose]() {} }; }",
    );
    assert.equal(await value("[_a, env_1, __esDecorate]"), "[ 5, 6, 7 ]");
  });
  it("may have any name, even that of a global, which others then still have", async () => {
    await value(
      "const name = 'n', performance = 1, require = 2, exports = 3, module = 4, undefined$ = 5, constructor = 6;\nlet process = 7;",
    );
    assert.equal(
      await value("[name, performance, require, exports, module, undefined$, constructor, process].join()"),
      "'n,1,2,3,4,5,6,7'",
    );
    assert.equal(await value("typeof globalThis.process.pid"), "'number'");
    const services = "result = 1, go = 2, load = 3, meta = 4, reach = 5, set = 6";
    assert.equal(
      await value(`let ${services};\n[result, go, load, meta, reach, set].join()`),
      "'1,2,3,4,5,6'",
    );
    assert.equal(await value("result = await 7;\nfor await (go of [8]);\n[result, go]"), "[ 7, 8 ]");
    await value("import { sep as __proto__ } from 'node:path';");
    assert.equal(await value("Object.keys({ __proto__ })[0] + __proto__.length"), "'__proto__1'");
    assert.equal(
      await value("let __proto__ = () => 1;\n__proto__ = () => 2;\n__proto__.name"),
      "'__proto__'",
    );
    await value("let 變數 = 1, $ = 2, _ = 3, ﹏x = 4;".replace("﹏x", "x﹏"), "變數 += $ + _;");
    assert.equal(await value("變數"), "6");
  });
});

describe("var", () => {
  it("belongs to all cells from blocks and loops, too", async () => {
    await value(
      "for (var i = 0, n = 3; i < n; i++);\nfor (var [k, v] of [[1, 2]]);\nfor (var { p, q: [r = 9] } = { p: 1, q: [] as number[] }; p < 2; p++);\nif (i) { var inside = 4; }\nfor (var key in { a: 1 });\ntry { var tried = 5 } finally {}",
    );
    assert.equal(await value("[i, n, k, v, p, r, inside, key, tried].join()"), "'3,3,1,2,2,9,4,a,5'");
  });
  it("is undefined where the cell does not come to it, and keeps an older value", async () => {
    assert.equal(await value("if (Math.random() > 2) { var never = 1; }\nnever === undefined"), "true");
    await value("var kept = 1;", "var kept: number;");
    assert.equal(await value("kept"), "1");
  });
  it("is there from the start of its cell", async () => {
    assert.equal(
      await value(
        "const read = () => [early, nested] as any[];\nconst before = read();\nvar early = 1;\nif (early) { var nested = 2; }\n[before.join(), read().join()]",
      ),
      "[ ',', '1,2' ]",
    );
    await failure("throw new Error('first');\nvar early = 'text';");
    assert.equal(await value("early.toFixed(1)"), "'1.0'");
  });
  it("of a function stays there", async () => {
    await value("let x = 1;\nfunction own() { for (var x = 5; x < 6; x++); return x; }");
    assert.equal(await value("[own(), x]"), "[ 6, 1 ]");
  });
});

describe("a cell that fails", () => {
  it("keeps what it had declared and imported until then", async () => {
    assert.match(
      await failure(
        "import { entropy } from 'surprisal';\nconst p = [0.5, 0.5];\nfunction h() { return entropy(p); }\nclass C {}\nenum E { A }\nlet [q, r] = p;\nthrow new Error('late');\nconst afterwards = 1;",
      ),
      /late/,
    );
    assert.equal(
      await value("[h(), entropy(p), q, r, new C() instanceof C, E.A]"),
      "[ 1, 1, 0.5, 0.5, true, 0 ]",
    );
    assert.match(await failure("afterwards"), /Cannot find name 'afterwards'/);
  });
  it("never wipes an older value, nor its type", async () => {
    await value(
      "const total = 5, list = [1];\nlet word = 'a';\nclass Kept { x = 1; }\nenum Level { Low }\nfunction fail(): any { throw new RangeError('no'); }",
    );
    await failure("const total: string = fail();");
    await failure("const { total, list } = fail();");
    await failure("const word = fail() as number[];");
    await failure("fail();\nclass Kept { y = 2; }\nenum Level { High = fail() }\nconst list = 'text';");
    await failure("enum Level { High = fail() }");
    assert.equal(
      await value(
        "const sum: number = total + list.length + new Kept().x + Level.Low;\nword.toUpperCase() + sum",
      ),
      "'A7'",
    );
  });
  it("keeps what a pattern had given until then, and the older values of the rest", async () => {
    await value(
      "const a = 1, b = 2, c = 3;\nfunction fail(): any { throw new Error('no'); }\nfunction* numbers() { yield 3; throw new Error('between'); }",
    );
    await failure("const [a, b] = numbers();");
    assert.equal(await value("[a, b]"), "[ 3, 2 ]");
    await failure("const { a, b = fail(), c } = { a: 4, c: 6 } as any;");
    assert.equal(await value("[a, b, c]"), "[ 4, 2, 3 ]");
    await failure("let { x: [a, { y: b = 8, ...c }], z: { d } } = { x: [7, { w: 1 }] } as any;");
    assert.equal(await value("[a, b, c]"), "[ 7, 8, { w: 1 } ]");
    await failure("const { a, get: b } = { a: 9, get get() { return fail(); } };");
    await failure("var { c, [fail()]: a } = { c: 10 } as any;");
    await failure("if (c) { var { c, d = fail() } = { c: 11 } as any; }");
    assert.equal(await value("[a, b, c, d === undefined]"), "[ 9, 8, 11, true ]");
    await failure("const fresh = 1, [first, second = fail()] = [fresh + 1];");
    assert.equal(await value("fresh + first"), "3");
    assert.match(await failure("second"), /Cannot find name 'second'/);
  });
  it("keeps what it had declared beside a top-level using, and the older values of the rest", async () => {
    await value(
      "let b = 1;\nenum Level { Low }\nfunction fail(): any { throw new Error('no'); }\nconst handle = () => ({ n: 2, [Symbol.dispose]() {} });",
    );
    await failure(
      "using h = handle();\nconst first = h.n, { second = first } = {} as any;\nenum Step { One = 1 }\nconst b = fail() as string;\nenum Level { High }",
    );
    assert.equal(await value("[first, second, Step.One, b.toFixed(1), Level.Low]"), "[ 2, 2, 1, '1.0', 0 ]");
    await value("using h = handle();\nenum Level { High = h.n }\nvar unset: number;");
    assert.equal(await value("[Object.keys(Level), unset === undefined]"), "[ [ '2', 'High' ], true ]");
  });
  it("keeps what it changed in older variables", async () => {
    await value("let steps = 0;");
    await failure("for (let i = 0; i < 10; i++) { steps++; if (i === 3) throw new Error('four'); }");
    assert.equal(await value("steps"), "4");
  });
  it("keeps nothing when the compiler refuses it", async () => {
    await value("const total = 5;");
    assert.match(await failure("const total = 6;\nconst other: string = 1;"), /TypeScriptError/);
    assert.equal(await value("total"), "5");
    assert.match(await failure("other"), /Cannot find name/);
  });
  it("says so of a variable that it never came to, where a function of its speaks of it", async () => {
    await failure(
      "function peek() { return hidden; }\nif (Date.now() > 0) throw new Error('first');\nconst hidden = 1;",
    );
    assert.equal(await failure("peek()"), "ReferenceError: Cannot access 'hidden' before initialization");
    assert.equal(await value("const hidden = 2;\npeek()"), "2");
  });
  it("because of an import keeps the older names", async () => {
    await value("const first = 'old';");
    assert.match(await failure("import { first } from './nowhere';"), /Cannot find module/);
    assert.equal(await value("first"), "'old'");
  });
});

describe("what one cell waits for", () => {
  it("may be at its top level, in for await, too", async () => {
    assert.equal(
      await value(
        "async function* slow() { yield 1; await null; yield 2; }\nlet sum = 0;\nfor await (const x of slow()) sum += x;\nfor await (const x of [Promise.resolve(3), 4]) { sum += x; }\nsum",
      ),
      "10",
    );
    assert.equal(
      await value("const { x: [y] } = await Promise.resolve({ x: [5] });\nawait (async () => y + 1)()"),
      "6",
    );
    assert.equal(
      await value(
        "const answers = await Promise.all([1, 2].map(async (n) => { await null; return n * sum; }));\nanswers",
      ),
      "[ 10, 20 ]",
    );
  });
  it("may be the name of a method", async () => {
    await value(
      "class A { static [await 'k']() { return 2; } }\nconst o = { async [await 'k']() { return await 3; } };",
    );
    assert.equal(await value("[(A as any).k(), await (o as any).k()]"), "[ 2, 3 ]");
  });
  it("stops there when it is interrupted, and keeps the variables", async () => {
    const pending = run(
      "let laps = 0;\nfor (;;) { await new Promise((go) => setTimeout(go, 1)); laps++; }\nconst unreached = 1;",
    );
    await new Promise((go) => setTimeout(go, 30));
    interrupt();
    const { failure: told } = await pending;
    assert.match(`${told?.ename} ${told?.evalue}`, /interrupted/i);
    const laps = await value("laps");
    assert.ok(Number(laps) > 0);
    await new Promise((go) => setTimeout(go, 20));
    assert.equal(await value("laps"), laps);
  });
});
