import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, it } from "node:test";

const folder = join(import.meta.dirname, "../notebooks");
const glossary = readFileSync(join(folder, "glossary.md"), "utf8");

/** The words that an edition does not use: the last column of the glossary, such as `zh-TW: 概率; ko: 우도`. */
const avoided = [...glossary.matchAll(/^\|.*\| ([^|]*) \|$/gm)]
  .flatMap(([, cell = ""]) => cell.split(";"))
  .map((entry) => entry.trim().match(/^(zh-TW|zh-CN|ko): (.+)$/))
  .filter((match) => match !== null)
  .flatMap(([, language = "", words = ""]) => words.split(", ").map((word) => ({ language, word })));

/** Characters that only one of the two scripts has, the commonest of them. */
const scripts: Record<string, RegExp> = {
  "zh-TW":
    /[这们为个说过对时会来发点数学习与从两开关样还进种应实现见问题间长张总该让计误义变单负观边结线级选设]/u,
  "zh-CN":
    /[這們為個說過對時會來發點數學習與從兩開關樣還進種應實現見問題間長張總該讓計誤義變單負觀邊結線級選設]/u,
};

const files = readdirSync(folder, { recursive: true, encoding: "utf8" })
  .map((file) => file.replaceAll("\\", "/"))
  .filter((file) => /\.(ipynb|md)$/.test(file) && !/samples|\.ipynb_checkpoints|glossary/.test(file));

function languageOf(file: string) {
  return ["zh-TW", "zh-CN", "ko"].find(
    (language) => file.startsWith(`${language}/`) || file.includes(`.${language}/`),
  );
}

const proseOf = (file: string) => {
  const text = readFileSync(join(folder, file), "utf8");
  if (!file.endsWith(".ipynb")) return text;
  const { cells }: { cells: { source: string[] }[] } = JSON.parse(text);
  return cells.map(({ source }) => source.join("")).join("\n");
};

describe("the glossary", () => {
  it("names words to avoid in each language but English", () => {
    assert.deepEqual([...new Set(avoided.map(({ language }) => language))].sort(), ["ko", "zh-CN", "zh-TW"]);
  });

  for (const file of files) {
    const language = languageOf(file);
    if (language === undefined) continue;
    it(`is kept to by ${file}`, () => {
      const prose = proseOf(file).replace(/\[[^\]]*\]\([^)]*\)/g, ""); // the name of another edition is in its language
      const found = avoided.filter((entry) => entry.language === language && prose.includes(entry.word));
      assert.deepEqual(
        found.map(
          ({ word }) =>
            `${word}: …${prose.slice(Math.max(0, prose.indexOf(word) - 10), prose.indexOf(word) + 15)}…`,
        ),
        [],
      );
      const stray = scripts[language]?.exec(prose);
      assert.equal(
        stray?.[0] && `${stray[0]}: …${prose.slice(Math.max(0, stray.index - 10), stray.index + 10)}…`,
        undefined,
      );
    });
  }
});
