import assert from "node:assert/strict";
import { readdirSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { describe, it } from "node:test";
import { lessonFiles } from "../../tools/lessons/lessonFiles.ts";

const folder = join(import.meta.dirname, "../../notebooks");
const names = (...wanted: string[]) =>
  lessonFiles(wanted).map((file) => `${basename(dirname(file))}/${basename(file)}`);

describe("lessonFiles(names)", () => {
  it("are the lessons of all languages, without the homework", () => {
    const all = ["en", "ko", "zh-CN", "zh-TW"].flatMap((language) =>
      readdirSync(join(folder, language))
        .filter((file) => file.endsWith(".ipynb"))
        .map((file) => `${language}/${file}`),
    );
    assert.deepEqual(names(), all.sort());
    assert.ok(all.length > 0);
  });

  it("with a number are that lesson in every language, with a language before it in that one", () => {
    const [some = ""] = names();
    const [language = "", number = ""] = some.match(/^[\w-]+|\d\d/g) ?? [];
    assert.ok(names(number).every((name) => name.includes(`/${number}-`)));
    assert.ok(names(number).includes(some));
    assert.deepEqual(names(`${language}/${number}`), [some]);
  });

  it("with a language are the lessons in that one, and none that has these letters elsewhere", () => {
    for (const name of ["en", "en/"])
      assert.deepEqual(
        names(name),
        names().filter((file) => file.startsWith("en/")),
      );
    assert.ok(names().some((file) => /^ko.*en/.test(file)));
    assert.deepEqual(names("zh-TW", "ko"), names("ko", "zh-TW"));
    assert.throws(() => names("entropy"), /^Error: No lesson is named entropy: there are /);
  });

  it("refuses a name that no lesson has, and says which there are", () => {
    assert.throws(() => lessonFiles(["99"]), /^Error: No lesson is named 99: there are .*\.ipynb\.$/);
  });
});
