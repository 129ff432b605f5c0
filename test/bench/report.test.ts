import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { digits, report } from "../../tools/bench/report.ts";
import { works } from "../../tools/bench/works.ts";

describe("report(measured)", () => {
  const [work] = works();
  assert.ok(work);
  const times = { ours: 10, loop: 8, "ours, plain array": 20, "loop, plain array": 8, mathjs: 40, numpy: 5 };
  const text = report({ rounds: 3, least: 0.02, versions: { numpy: "2.0" }, results: [{ work, times }] });

  it("has a table for each function, with the ratio to what takes the same arrays", () => {
    assert.match(text, /^### entropy\n\n\| \| ours \| loop \| .* \| numpy \|\n\|---\|(--:\|){6}$/m);
    assert.match(
      text,
      /^\| n = 4 \| \*\*10\*\* \| 8\.0 \(1\.3\) \| \*\*20\*\* \| 8\.0 \(2\.5\) \| 40 \(0\.50\) \| 5\.0 \(2\.0\) \|$/m,
    );
  });

  it("says on what it was measured", () => {
    assert.match(text, /numpy 2\.0\.$/m);
  });
});

describe("digits(x)", () => {
  it("are two, or all of a whole number", () => {
    assert.deepEqual([0.0123, 0.5, 12.34, 99.6, 1234.5].map(digits), ["0.01", "0.50", "12", "100", "1235"]);
  });
});
