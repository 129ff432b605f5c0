import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, describe, it } from "node:test";
import ts from "typescript";
import { createConverter } from "../../tools/kernel/convert/converter.ts";
import type { Known } from "../../tools/kernel/convert/project.ts";
import { nodeSurroundings } from "../../tools/kernel/node/compiler/surroundings.ts";
import { createNodeConverter } from "../../tools/kernel/node/createConverter.ts";
import { trickyCells } from "../site/trickyCells.ts";
import { root } from "./kernel.ts";

type Converter = ReturnType<typeof createNodeConverter>;

/** What becomes of the cell, of which all is declared. */
function convert(converter: Converter, cell: string, count: number) {
  const converted = converter.convert(cell, count);
  if ("variables" in converted) converter.keep(converted.variables);
  return converted;
}

/** A program that has no corrections left makes way for another. */
const renew = (converter: Converter) =>
  assert.equal(converter.diagnose(Array.from({ length: 11 }, (_, i) => `unknown${i};`).join("")).length, 11);

describe("a program that takes in cell after cell", () => {
  it("makes of them what one makes that has just been made", () => {
    const [lasting, renewed] = [
      createNodeConverter(`${root}notebooks`),
      createNodeConverter(`${root}notebooks`),
    ];
    const cells = [
      ...trickyCells,
      "interface Row { p: number }\nconst rows: Row[] = [{ p: 1 }];",
      "interface Row { q: string }\nconst other: Row = { q: 'a' };",
      "rows[0].p + other.q.length",
      "const bad: Row = rows[0];",
      "import { mean } from 'mathjs';\nconst middle = mean([1, 2]);",
      "import { readFileSync } from 'node:fs';\nreadFileSync.name + middle",
      "declare global { interface Array<T> { second(): T } }\n[1].second()",
      "[2].second()",
      "namespace Shapes { export const sides = 3; }\nShapes.sides",
      "const tree = (n: number): any => n ? { left: tree(n - 1) } : {};\ntree(2)",
      ...Array.from({ length: 12 }, () => "const entropyOfCoin = 1;\nentropyOfCion"),
      "const make = <T,>(value: T) => ({ value, twice: [value, value] as const });\nmake('a')",
      "// @ts-expect-error: not a string\nconst text: string = 7;",
      "// @ts-expect-error: nothing is wrong\nconst number: number = 7;",
    ];
    for (const [index, cell] of cells.entries()) {
      renew(renewed);
      if (index % 5 === 0) assert.deepEqual(lasting.diagnose(cell), renewed.diagnose(cell));
      assert.deepEqual(convert(lasting, cell, index), convert(renewed, cell, index), cell);
    }
  });

  it("sees that a file beside the notebook has changed, or is new", () => {
    const folder = mkdtempSync(join(tmpdir(), "beside-"));
    after(() => rmSync(folder, { recursive: true }));
    const converter = createNodeConverter(folder);
    const fails = (cell: string) => "failure" in convert(converter, cell, 1);
    assert.equal(fails("import { half } from './half';"), true);
    writeFileSync(join(folder, "half.ts"), "export const half = 0.5;");
    assert.equal(fails("import { half } from './half';\nhalf.toFixed(1)"), false);
    assert.equal(fails("half.toFixed(2)"), false);
    writeFileSync(join(folder, "half.ts"), "export const half = 'a half';");
    assert.equal(fails("import { half } from './half';\nhalf.toFixed(1)"), true);
    assert.equal(fails("import { half } from './half';\nhalf.toUpperCase()"), false);
    rmSync(join(folder, "half.ts"));
    assert.equal(fails("import { half } from './half';"), true);
  });

  it("makes way for another, too, where a snapshot of the same folder has left it", () => {
    const known: Known = { files: new Map() };
    const surroundings = () => ({ ...nodeSurroundings(`${root}notebooks`), system: ts.sys, known });
    createConverter(surroundings()).convert("1 + 1", 1);
    for (const change of [renew, (converter: Converter) => converter.forget(), () => {}]) {
      const converter = createConverter(surroundings());
      for (const cell of ["let a = 1;", "a + 1"])
        assert.ok(!("failure" in convert(converter, cell, 1)), cell);
      change(converter);
      const decorated =
        "const d = (c: Function) => {};\n@d class C { constructor(@d2 public x: number) {} }\nfunction d2(...a: any[]) {}";
      for (const cell of ["let b = 2;", "b + 1", decorated])
        assert.ok(!("failure" in convert(converter, cell, 2)), cell);
    }
  });

  it("checks every cell, also where a snapshot of the same folder has left it", () => {
    const known: Known = { files: new Map() };
    const surroundings = () => ({ ...nodeSurroundings(`${root}notebooks`), system: ts.sys, known });
    const before = createConverter(surroundings());
    for (const cell of ["1;", "2;", "3;"]) convert(before, cell, 1);
    const converter = createConverter(surroundings());
    for (const cell of ["nowhere1;", "nowhere2;", "nowhere3;"])
      assert.ok("failure" in convert(converter, cell, 1), cell);
  });

  it("forgets with the kernel what a cell added to the global scope", () => {
    const converter = createNodeConverter(`${root}notebooks`);
    const fails = (cell: string) => "failure" in convert(converter, cell, 1);
    assert.equal(fails("declare global { interface Array<T> { third(): T } }\n[1].third()"), false);
    assert.equal(fails("[2].third()"), false);
    converter.forget();
    assert.equal(fails("[3].third()"), true);
  });
});
