// Lesson 4 scores forecasts of six statements: what it prints of them, by another route.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { basename, dirname } from "node:path";
import { it } from "node:test";
import { surprisal } from "surprisal";
import { lessonFiles } from "../tools/lessons/lessonFiles.ts";

const upTo = (n: number) => Array.from({ length: n }, (_, i) => i + 1);
const product = (factors: readonly number[]) => factors.reduce((a, b) => a * b, 1);
const isPrime = (n: number) => n > 1 && upTo(n).filter((k) => n % k === 0).length === 2;

const statements = [
  product(upTo(22).map((k) => (365 - k) / 365)) < 1 / 2, // no two of 23 share a birthday
  product(upTo(5).map((k) => (10 - 5 + k) / k)) > 2 ** 10 / 2, // ways to have five heads in ten tosses
  (2n ** 100n).toString().length > 30,
  6 ** 4 - 5 ** 4 > 6 ** 4 / 2, // four throws with a six among them
  upTo(99).filter(isPrime).length > 30,
  upTo(40).reduce((metres) => 2 * metres, 0.0001) > 384_400_000,
];
const truths = upTo(6).filter((i) => statements[i - 1]);

const bits = (right: number, wrong: number) => (5 * right + wrong) / 6;
const scores = [
  [1, 0.5 ** 2],
  [bits(surprisal(0.9), surprisal(0.1)), bits(0.1 ** 2, 0.9 ** 2)],
  [bits(0, Infinity), bits(0, 1)],
];

for (const file of lessonFiles(["04"]))
  it(`${basename(dirname(file))}: scores of fifty-fifty, of the careful and of the certain forecaster`, () => {
    const { cells } = JSON.parse(readFileSync(file, "utf8"));
    const { outputs } = cells.find(({ id }: { id: string }) => id === "forecast-scores");
    const [, ...lines]: string[] = outputs[0].text.join("").trim().split("\n");
    const numbers = lines.map((line) => line.match(/[\d.]+|∞/g));
    const rounded = scores.map((row) => row.map((value) => value.toFixed(4).replace("Infinity", "∞")));
    assert.deepEqual(numbers, [...rounded, truths.map(String)]);
  });
