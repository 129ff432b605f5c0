// What keeps the house small: few files, short ones, and TypeScript.
import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { it } from "node:test";

const root = join(import.meta.dirname, "..");
const files = ["src", "tools", "test"].flatMap((folder) =>
  readdirSync(join(root, folder), { recursive: true, encoding: "utf8" }).map(
    (file) => `${folder}/${file.replaceAll("\\", "/")}`,
  ),
);
const lines = (file: string) => readFileSync(join(root, file), "utf8").split("\n").length - 1;

it("no file of the library or the tools is longer than 150 lines", () => {
  const code = files.filter((file) => /^(src|tools)\/.*\.(ts|mts|[cm]?js|py)$/.test(file));
  assert.ok(code.length > 100);
  assert.deepEqual(
    code.filter((file) => lines(file) > 150),
    [],
  );
});

it("the mathematics is 16 files at most", () => {
  const flat = files.filter((file) => /^src\/[^/]*\.ts$/.test(file));
  assert.ok(flat.length > 5 && flat.length <= 16, flat.join(" "));
});

it("JavaScript is 800 lines at most, those that run before anything is installed", () => {
  const script = files.filter((file) => /\.[cm]?js$/.test(file));
  const sum = script.reduce((total, file) => total + lines(file), 0);
  assert.ok(sum > 100 && sum <= 800, `${sum} lines in ${script.join(" ")}`);
});
