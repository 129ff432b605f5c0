import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, it } from "node:test";
import { pathToFileURL } from "node:url";
import ts from "typescript";

const root = join(import.meta.dirname, "..");
const { exports } = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
const entries = Object.keys(exports).map((path) => ({
  name: path.replace(/^\./, "surprisal"),
  source: join(root, exports[path].default.replace("dist", "src").replace(/js$/, "ts")),
}));

type Scope = Record<string, unknown>;
const published: Scope = Object.assign({}, ...(await Promise.all(entries.map(({ name }) => import(name)))));

const evaluate = (code: string, scope: Scope): unknown =>
  new Function(...Object.keys(scope), `return (${code});`)(...Object.values(scope));

/** Runs `call // value`, or `call // RangeError: message`, and compares. */
function runExample(example: string, scope: Scope) {
  const [, call, value] = example.match(/^(.*\S)\s*\/\/ ([^\n]*)$/s) ?? [];
  assert.ok(call !== undefined && value !== undefined, `"${example}" is not of the form: call // value`);
  if (/^[A-Z]\w*Error: /.test(value))
    assert.throws(
      () => evaluate(call, scope),
      (error) => String(error) === value,
    );
  else assert.deepStrictEqual(evaluate(call, scope), evaluate(value, scope));
}

const files = readdirSync(join(root, "src"), { recursive: true, encoding: "utf8" })
  .filter((file) => file.endsWith(".ts"))
  .map((file) => join(root, "src", file))
  .sort();
const program = ts.createProgram(files, { module: ts.ModuleKind.NodeNext, skipLibCheck: true });
const checker = program.getTypeChecker();

/** The texts of the tags with this name in the docstring of a declaration. */
const tags = (node: ts.Node, name: string) =>
  ts
    .getJSDocTags(node)
    .filter((tag) => tag.tagName.text === name)
    .map((tag) => ts.getTextOfJSDocComment(tag.comment)?.trim() ?? "");

function examplesIn(node: ts.Node): string[] {
  const own = ts.isFunctionDeclaration(node) || ts.isVariableStatement(node) ? tags(node, "example") : [];
  return [...own, ...node.getChildren().flatMap(examplesIn)];
}

describe("every example of a docstring is true", () => {
  for (const file of files) {
    const source = program.getSourceFile(file);
    assert.ok(source);
    for (const example of new Set(examplesIn(source)))
      it(example, async () =>
        runExample(example, { ...published, ...(await import(pathToFileURL(file).href)) }),
      );
  }

  it("and one that is not true fails", () => {
    assert.throws(() => runExample("entropy([1/2, 1/2]) // 2", published), assert.AssertionError);
    assert.throws(() => runExample("entropy([1, 0]) // -0", published), assert.AssertionError);
    assert.throws(() => runExample("entropy([1/2, 1/2])", published), assert.AssertionError);
    assert.throws(() => runExample("surprisal(2) // RangeError: p", published), assert.AssertionError);
    assert.throws(() => runExample("surprisal(1) // RangeError: p", published), assert.AssertionError);
  });
});

describe("every public function", () => {
  for (const { name: entry, source } of entries) {
    const module = checker.getSymbolAtLocation(program.getSourceFile(source) as ts.SourceFile);
    assert.ok(module);
    for (const symbol of checker.getExportsOfModule(module)) {
      const target = symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol;
      const declarations = target.declarations?.filter(ts.isFunctionDeclaration) ?? [];
      if (declarations.length === 0) continue;
      const all = (tag: string) => declarations.flatMap((declaration) => tags(declaration, tag));

      it(`${symbol.name} of ${entry} is explained, with an example, its errors and its source`, () => {
        const meaning = ts.displayPartsToString(target.getDocumentationComment(checker));
        assert.ok(meaning.length > 30, "says what it means");
        assert.ok(all("example").length > 0, "has an @example");
        if (/\bthrow |\bassert[A-Z]\w*\(/.test(declarations.map((node) => node.getText()).join()))
          assert.ok(all("throws").length > 0, "refuses, and says so in @throws");
        if (entry === "surprisal") assert.ok(all("see").length > 0, "names its source with @see");
      });
    }
  }
});

describe("the code of README.md", () => {
  const readme = readFileSync(join(root, "README.md"), "utf8");
  const blocks = [...readme.matchAll(/^```ts\n(.*?)^```$/gms)].map(([, code]) => code as string);

  it("is there", () => assert.ok(blocks.length > 0));

  for (const [index, block] of blocks.entries())
    it(`runs and prints what it says, block ${index + 1}`, async () => {
      const check = (actual: unknown, value: unknown) => assert.deepStrictEqual(actual, value);
      const load = (name: string) => import(name);
      const code = block
        .replace(/^import (\{.*?\}) from (".*?");/gms, "const $1 = await load($2);")
        .replace(/^(?!\/\/|const )(.*?);? +\/\/ (.*)$/gm, "check($1, $2);")
        .replace(/^const (\w+) = (.*?);? +\/\/ (.*)$/gm, "const $1 = $2; check($1, $3);");
      const AsyncFunction = (async () => {}).constructor as FunctionConstructor;
      await new AsyncFunction("check", "load", code)(check, load);
    });
});
