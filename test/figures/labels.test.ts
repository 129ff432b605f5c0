import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { decimals, numberLabel } from "../../src/figures/labels.ts";

describe("numberLabel(value)", () => {
  it("gives three decimals at most and no trailing zeros", () => {
    assert.deepEqual([1, 0.5, 1 / 3, 0].map(numberLabel), ["1", "0.5", "0.333", "0"]);
  });
  it("writes a true minus sign, and none before zero", () => {
    assert.deepEqual([-0.25, -0].map(numberLabel), ["−0.25", "0"]);
  });
  it("gives two digits of what is below a hundredth", () => {
    assert.deepEqual([0.0015, 0.000123, 0.0156].map(numberLabel), ["0.0015", "0.00012", "0.016"]);
  });
  it("writes small numbers as powers of ten", () => {
    assert.deepEqual([1e-12, 4e-16, -2e-5].map(numberLabel), ["10⁻¹²", "4·10⁻¹⁶", "−2·10⁻⁵"]);
  });
  it("writes very large numbers as powers of ten, too", () => {
    assert.deepEqual([1e300, -1.23456e20, 123_456_789].map(numberLabel), [
      "10³⁰⁰",
      "−1.235·10²⁰",
      "123456789",
    ]);
    assert.deepEqual([-1e-9, 9.99e-5].map(numberLabel), ["−10⁻⁹", "10⁻⁴"]);
  });
  it("spells infinity", () => {
    assert.deepEqual([Infinity, -Infinity].map(numberLabel), ["∞", "−∞"]);
  });
});

describe("decimals(value, digits)", () => {
  it("gives as many decimals as asked for, four unless told", () => {
    assert.deepEqual([decimals(2 / 3), decimals(1, 2), decimals(1.5, 0)], ["0.6667", "1.00", "2"]);
  });
  it("writes a true minus sign, none before what rounds to zero, and ∞", () => {
    assert.deepEqual(
      [-0.25, -0.00001, -Infinity].map((value) => decimals(value)),
      ["−0.2500", "0.0000", "−∞"],
    );
  });
  it("refuses what is not a number, and digits that it cannot write", () => {
    assert.throws(() => decimals("1" as never), {
      name: "TypeError",
      message: /^value is "1": give a number/,
    });
    for (const digits of [-1, 1.5, 101, NaN])
      assert.throws(() => decimals(1, digits), {
        name: "RangeError",
        message: `digits is ${digits}: give a whole number from 0 to 100`,
      });
  });
});
