import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { besideLines } from "../../src/figures/besideLine.ts";

const frame = { x: 300, y: 200, width: 600, height: 400 };
const long = { x: 300, top: 100, bottom: 300, label: "0.048", side: "right" } as const;
const short = { ...long, top: 198, bottom: 202 };

describe("besideLines(lines, paths, taken, frame)", () => {
  it("writes beside the middle of a line, on the side that it is told", () => {
    const [right, left] = (["right", "left"] as const).map(
      (side) => besideLines([{ ...long, side }], [], [], frame)[0],
    );
    assert.equal(right?.y, 200);
    assert.equal((right?.x ?? 0) - (right?.width ?? 0) / 2, 310);
    assert.equal((left?.x ?? 0) + (left?.width ?? 0) / 2, 290);
  });
  it("moves along the line where a curve runs through that place", () => {
    const rising = [
      [0, 500],
      [300, 300],
      [350, 190],
      [600, 100],
    ] as const;
    const [box] = besideLines([long], [rising], [], frame);
    assert.ok(box !== undefined && box.x > 300 && box.y === 116);
  });
  it("goes above or below a line that is too short, or into the frame", () => {
    const level = [
      [0, 200],
      [600, 200],
    ] as const;
    assert.equal(besideLines([short], [level], [], frame)[0]?.y, 185);
    assert.ok((besideLines([{ ...short, x: 598 }], [], [], frame)[0]?.x ?? 600) < 598);
  });
  it("keeps clear of other lines, of their texts and of what is taken", () => {
    const near = { ...short, x: 270, side: "right" } as const;
    const boxes = besideLines([short, near], [], [], frame);
    assert.ok((boxes[1]?.x ?? 600) < 270);
    const [other] = besideLines([short], [], [{ x: 340, y: 200, width: 40, height: 40 }], frame);
    assert.ok((other?.x ?? 600) < 300);
  });
  it("writes beside the middle, over a curve, if curves leave no room at all", () => {
    const curves = Array.from({ length: 60 }, (_, k) => [[0, 8 * k], [600, 8 * k]] as const); // biome-ignore format: a line
    assert.deepEqual(besideLines([long], curves, [], frame), besideLines([long], [], [], frame));
  });
  it("writes nothing over a text or another line", () => {
    assert.deepEqual(besideLines([long], [], [frame], frame), [undefined]);
    const crowd = Array.from({ length: 60 }, (_, k) => ({ ...long, x: 10 * k }));
    const boxes = besideLines(crowd, [], [], frame);
    assert.ok(boxes.includes(undefined) && boxes.some((box) => box !== undefined));
  });
  it("leaves the frame only with a text that has no place in it", () => {
    const corner = { ...long, x: 4, side: "left" } as const;
    assert.ok((besideLines([corner], [], [], frame)[0]?.x ?? 0) > 4);
    const wide = {
      ...long,
      label: "a text that is wider than all the frame is, and much so: it has no place in it",
    };
    assert.equal(besideLines([wide], [], [], frame)[0]?.y, 200);
  });
});
