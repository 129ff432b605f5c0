import assert from "node:assert/strict";
import { describe, it } from "node:test";
import type { Code } from "../../tools/kernel/exchange.ts";
import { describeFailure } from "../../tools/kernel/run/failure.ts";
import { rewriteStack } from "../../tools/kernel/run/stack.ts";

const source = "function half() {\n  throw new RangeError('odd');\n}\nhalf();";
const head = "(function () { return (function () { ".length;
/** Row and column in the JavaScript, and in the source: the same, but for the head of the first line. */
const places = [...[0, head, 0, 0], ...[1, 0, 1, 0], ...[1, 9, 1, 8], ...[3, 0, 3, 0]];
const codes = new Map<string, Code>([["cell [1]", { label: "cell [1]", source, javascript: "", places }]]);

/** As browsers write the stack of that cell; what follows its call is this kernel, and not told. */
const stacks: Record<string, string> = {
  Firefox: "half@cell[1]:2:10\n@cell[1]:4:1\nexecute@https://a.b/runner.js:9:9\n",
  "Safari, by a name": "half@cell[1]:2:10\nglobal code@cell[1]:4:1\nexecute@https://a.b/runner.js:9:9",
  "Safari, in eval":
    "half@cell[1]:2:10\neval code@cell[1]:4:1\neval@[native code]\nexecute@https://a.b/runner.js:9:9",
  "Firefox, with a call of what the compiler added":
    "next@cell[1]:1:9\nhalf@cell[1]:2:10\n@cell[1]:4:1\nexecute@https://a.b/runner.js:9:9\n",
  "Safari, before it wrote @": "half@cell[1]:2:10\ncell[1]:4:1\nmap@[native code]\nhttps://a.b/runner.js:9:9",
};

describe("a stack names the reader's lines", () => {
  for (const [browser, stack] of Object.entries(stacks))
    it(`as written by ${browser}`, () => {
      const { traceback } = describeFailure(Object.assign(new RangeError("odd"), { stack }), codes);
      const said = [
        "RangeError: odd",
        "",
        "cell [1], line 2, in half",
        "      throw new RangeError('odd');",
        "            ^",
        "cell [1], line 4",
        "    half();",
        "    ^",
      ];
      assert.deepEqual(traceback, said);
      assert.match(
        rewriteStack(stack, codes),
        /^half@cell \[1\], line 2, column 9\n.*cell \[1\], line 4, column 1$/,
      );
    });
});
