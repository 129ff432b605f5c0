import assert from "node:assert/strict";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, it } from "node:test";
import ts from "typescript";

type Cell = {
  id: string;
  cell_type: string;
  metadata: object;
  source: string[];
  outputs?: { text?: string[]; data?: Record<string, string[]> }[];
};

const folder = join(import.meta.dirname, "../notebooks");
const languages = ["en", "zh-TW", "zh-CN", "ko"];
const files = [...new Set(languages.flatMap((language) => readdirSync(join(folder, language))))].filter(
  (file) => file.endsWith(".ipynb"),
);

const edition = (language: string, file: string): Cell[] =>
  JSON.parse(readFileSync(join(folder, language, file), "utf8")).cells;
const text = ({ source }: Cell) => source.join("");

/** The code of a cell without what may differ between languages: comments, layout, and what stands in texts. */
function skeleton(code: string) {
  const source = ts.createSourceFile("cell.ts", code, ts.ScriptTarget.ESNext, true);
  const { factory } = ts;
  const isText = (node: ts.Node) => ts.isStringLiteral(node) || ts.isNoSubstitutionTemplateLiteral(node);
  const blank = ts.transform(source, [
    (context) => (root) => {
      const visit = (node: ts.Node): ts.Node => {
        if (ts.isImportDeclaration(node)) return node;
        if (isText(node)) return factory.createStringLiteral("");
        const inner = ts.visitEachChild(node, visit, context);
        if (ts.isTemplateHead(inner)) return factory.createTemplateHead("");
        if (ts.isTemplateMiddle(inner)) return factory.createTemplateMiddle("");
        if (ts.isTemplateTail(inner)) return factory.createTemplateTail("");
        const joinsTexts =
          ts.isBinaryExpression(inner) &&
          inner.operatorToken.kind === ts.SyntaxKind.PlusToken &&
          isText(inner.right);
        if (!joinsTexts) return inner;
        const { left } = inner;
        const endsInText =
          isText(left) ||
          ts.isTemplateExpression(left) ||
          (ts.isBinaryExpression(left) && isText(left.right));
        return endsInText ? left : inner; // a long text may break elsewhere
      };
      return ts.visitNode(root, visit) as ts.SourceFile;
    },
  ]);
  return ts.createPrinter({ removeComments: true }).printFile(blank.transformed[0] as ts.SourceFile);
}

const printed = ({ outputs = [] }: Cell) => outputs.flatMap((output) => output.text ?? []).join("");
const numbers = (shown: string) => shown.match(/[-−]?\d+(\.\d+)?(e[-+]?\d+)?|∞|Infinity/g) ?? [];

/** What a figure draws, without its texts and without the places that texts move: the marks, in order. */
const marks = ({ outputs = [] }: Cell) =>
  outputs
    .flatMap(({ data }) => data?.["text/html"]?.join("") ?? [])
    .flatMap((html) => [...html.matchAll(/src="data:image\/svg\+xml;base64,([\w+/=]+)"/g)])
    .map(([, svg = ""]) => Buffer.from(svg, "base64").toString())
    .map((svg) => (svg.match(/<(path|rect|circle|line|polygon)\b/g) ?? []).join(""));

const links = (cells: Cell[]) =>
  cells
    .filter(({ cell_type }) => cell_type === "markdown")
    .flatMap((cell) => [...text(cell).matchAll(/\]\(([^)\s]+)[^)]*\)/g)])
    .map(([, target = ""]) => target.replace(/^\.\.\/(en|zh-TW|zh-CN|ko)\//, ""))
    .filter((target) => !target.startsWith("#"))
    .filter((target) => !/^https:\/\/(en|zh|ko)\.wikipedia\.org/.test(target))
    .sort();

describe("the editions of a lesson are one lesson", () => {
  for (const file of files)
    for (const language of languages.slice(1)) {
      if (![language, "en"].every((name) => existsSync(join(folder, name, file)))) continue;
      const pair = () => [edition("en", file), edition(language, file)] as const;

      describe(`${language}/${file}, beside en/${file},`, () => {
        it("has the same cells in the same order", () => {
          const shape = ({ id, cell_type, metadata }: Cell) => [id, cell_type, metadata];
          const [english, other] = pair();
          assert.deepEqual(other.map(shape), english.map(shape));
        });

        it("has the same code, but for what stands in texts", () => {
          const [english, other] = pair();
          for (const [index, cell] of english.entries())
            if (cell.cell_type === "code")
              assert.equal(skeleton(text(other[index] as Cell)), skeleton(text(cell)), cell.id);
        });

        it("prints the same numbers in the same order", () => {
          const [english, other] = pair();
          for (const [index, cell] of english.entries())
            assert.deepEqual(numbers(printed(other[index] as Cell)), numbers(printed(cell)), cell.id);
        });

        it("draws the same figures", () => {
          const [english, other] = pair();
          for (const [index, cell] of english.entries())
            assert.deepEqual(marks(other[index] as Cell), marks(cell), cell.id);
        });

        it("has the same formulas on lines of their own", () => {
          const [english, other] = pair();
          const formulas = (cell: Cell) => text(cell).match(/^\$\$/gm)?.length ?? 0;
          for (const [index, cell] of english.entries())
            if (cell.cell_type === "markdown")
              assert.equal(formulas(other[index] as Cell), formulas(cell), cell.id);
        });

        it("leads to the same places", () => {
          const [english, other] = pair();
          assert.deepEqual(links(other), links(english));
        });
      });
    }
});
