import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { createNodeConverter } from "../../tools/kernel/node/createConverter.ts";

describe("diagnose(source)", () => {
  const converter = createNodeConverter(import.meta.dirname);
  const places = (source: string) =>
    converter.diagnose(source).map(({ start, end }) => source.slice(start, end));

  it("finds what is wrong and where, counted as editors do", () => {
    assert.deepEqual(places('const rain = "🌧🌧"; const sun: number = rain;'), ["sun"]);
  });

  it("takes nothing but an object for what it is when it runs", () => {
    assert.deepEqual(converter.diagnose("{ a: 1, b: 2 }"), []);
    assert.deepEqual(places("{ a: 1, b: nowhere }"), ["nowhere"]);
    const [missing] = converter.diagnose("{ nowhere }");
    assert.match(missing?.message ?? "", /^Cannot find name 'nowhere': no cell that has run declares/);
    assert.deepEqual(places("// one\n{ a: 1, b: nowhere } // end"), ["nowhere"]);
  });

  it("finds nothing in code that compiles, and knows what earlier cells declared", () => {
    const cell = converter.convert("const half = 1 / 2;", 1);
    assert.ok(!("failure" in cell));
    converter.keep(["half"]);
    assert.deepEqual(converter.diagnose("half.toFixed(2)"), []);
    assert.deepEqual(places("half.length"), ["length"]);
  });

  it("says what to do without what only a page has", () => {
    const [found] = converter.diagnose('document.title = "half"');
    assert.match(found?.message ?? "", /^Cells have no document: .* display\.html of "tslab"/);
  });

  it("names a mistake in syntax alone where there is one", () => {
    const found = converter.diagnose("const a = (1 + ;\nb;");
    assert.ok(found.length > 0 && found.every(({ message }) => /expected/i.test(message)));
  });
});
