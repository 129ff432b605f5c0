import assert from "node:assert/strict";
import { describe, it } from "node:test";
import ts from "typescript";
import * as check from "../../src/check.ts";
import type { Cell, Converter, Outcome } from "../../tools/kernel/exchange.ts";
import { makeCanary, makeProof } from "../../tools/kernel/node/canaries.ts";
import { Trials } from "../../tools/kernel/node/trials.ts";

const tests = [
  'expectAnswer("double(3)", double(3), 6);',
  'expectRefusal("halves([])", () => halves([]));\nexpectAnswer("D(p‖q) of \\"both\\"", 1, 1);',
  "if (double(3) !== 6) throw new Error('no');",
];
const many = Array.from({ length: 300 }, (_, i) => tests[i % tests.length] ?? "");

/** The message of the error that JavaScript ends with, if any. */
function failure(javascript: string, require: () => unknown = () => check): string | undefined {
  try {
    new Function("require", javascript)(require);
    return undefined;
  } catch (error) {
    return (error as Error).message;
  }
}

const toJavaScript = (source: string) =>
  ts.transpile(
    source.replace(/import \{(.*)\} from (.*);/, (_, names, from) => {
      return `const {${names.replaceAll(" as ", ":")}} = require(${from});`;
    }),
  );

describe("makeProof(test)", () => {
  it("is a check that fails with its message, and with another one each time", () => {
    const proofs = many.map(makeProof);
    for (const { code, message } of proofs) assert.equal(failure(code), message, code);
    assert.ok(new Set(proofs.map(({ message }) => message)).size > 290);
  });

  it("cannot be guessed from its hash, which a stack tells", () => {
    const secrets = many.map((test) => makeProof(test).code.match(/\/\* ([0-9a-f]{32}) \*\/$/)?.[1]);
    assert.equal(new Set(secrets).size, many.length);
  });

  it("passes where nothing is checked", () => {
    const unsound = () => ({ expectAnswer() {}, expectRefusal() {} });
    for (const { code } of many.map(makeProof)) assert.equal(failure(code, unsound), undefined);
  });
});

describe("makeCanary(test)", () => {
  const canaries = many.map((test) => ({ test, ...makeCanary(test) }));

  it("fails, or passes, as it says", () => {
    for (const { source, fails } of canaries)
      if (fails !== "to compile") assert.equal(failure(toJavaScript(source)), fails?.message, source);
  });

  it("is now one that must fail and now one that must pass, of every kind", () => {
    const sources = canaries.map(({ source }) => source).join("\n");
    for (const part of ["true);", "Math.max(", ".every(", "TypeError(", "RangeError(", "throw new Error("])
      assert.ok(sources.includes(part), part);
    assert.ok(canaries.some(({ fails }) => fails === undefined));
    assert.ok(canaries.some(({ fails }) => fails === "to compile"));
  });

  it("calls things as the test does, and nothing of the student's", () => {
    for (const { test, source } of canaries) {
      const [, call = ""] = source.match(/^expect\w+\(("(?:[^"\\]|\\.)*")/m) ?? [];
      if (test.includes("expect") && call !== "") assert.ok(test.includes(call), source);
      assert.doesNotMatch(source.replace(/"(?:[^"\\]|\\.)*"/g, ""), /double|halves/);
    }
  });
});

describe("Trials", () => {
  /** What the converter makes of a cell is its source, and a test's proof; the compiler complains of none. */
  const converter = {
    convert: (source: string, _: number, proof = "") =>
      /expect\w+\("[^"]*", [\d.]+\);/.test(source)
        ? { failure: { ename: "TypeScriptError", evalue: "two arguments", traceback: [] } }
        : { source, javascript: `${source}\n${proof}` },
    keep() {},
  } as unknown as Converter;
  const sound = async ({ javascript }: Cell): Promise<Outcome> => {
    const evalue = failure(toJavaScript(javascript));
    return {
      declared: [],
      ...(evalue !== undefined && { failure: { ename: "Error", evalue, traceback: [] } }),
    };
  };
  const names = async (run: (cell: Cell) => Promise<Outcome>, test: string) => {
    const trials = new Trials(converter);
    const results = [];
    for (let i = 0; i < 50; i++) results.push((await trials.run(test, 1, run)).failure?.ename);
    return new Set(results);
  };

  it("let a test pass that passes in a sound kernel, and show how another one fails", async () => {
    assert.deepEqual(await names(sound, 'require("x").expectAnswer("1 + 1", 2, 2);'), new Set([undefined]));
    assert.deepEqual(await names(sound, 'require("x").expectAnswer("1 + 1", 2, 3);'), new Set(["Error"]));
  });

  it("let none pass where all cells pass, or some do", async () => {
    const test = 'require("x").expectAnswer("1 + 1", 2, 3);';
    assert.deepEqual(await names(async () => ({ declared: [] }), test), new Set(["UntrustedKernel"]));
    const blind = async (cell: Cell) => (cell.source === test ? { declared: [] } : sound(cell));
    assert.deepEqual(await names(blind, test), new Set(["UntrustedKernel"]));
  });

  it("let none pass where what must pass fails, or what must fail passes, beside it", async () => {
    const test = 'require("x").expectAnswer("1 + 1", 2, 2);';
    const run = async (cell: Cell) => (cell.source === test ? sound(cell) : { declared: [] });
    const found = await names(run, test);
    assert.ok(found.has("UntrustedKernel"), [...found].join());
  });

  it("take an interrupted canary for no more than that", async () => {
    const test = 'require("x").expectAnswer("1 + 1", 2, 2);';
    const interrupted = { ename: "Interrupted", evalue: "", traceback: [] };
    const run = async (cell: Cell) =>
      cell.source === test ? sound(cell) : { declared: [], failure: interrupted };
    const found = await names(run, test);
    assert.ok(found.delete("Interrupted"));
    found.delete(undefined); // where each canary was one that does not compile, and none ran
    assert.deepEqual(found, new Set());
  });
});
