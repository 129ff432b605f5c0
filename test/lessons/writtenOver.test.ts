import assert from "node:assert/strict";
import { it } from "node:test";
import { writtenOver } from "../../tools/lessons/writtenOver.ts";

it("writtenOver(text) is what a terminal shows of lines that were written over", () => {
  for (const [text, shown] of [
    ["10 %\r20 %\r30 %\ndone", "30 %\ndone"],
    ["loading …\rdone", "doneing …"],
    ["30 %\r", "30 %"],
    ["one\r\ntwo\r\n", "one\ntwo\n"],
    ["\r\r", ""],
    ["no return", "no return"],
  ] as const)
    assert.equal(writtenOver(text), shown);
});
