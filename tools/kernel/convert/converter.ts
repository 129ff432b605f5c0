import ts from "typescript";
import type { Cell, Converter, Failure } from "../exchange.js";
import { describeComplaints } from "./complaints.js";
import { complete } from "./complete.js";
import { completeness } from "./completeness.js";
import { add, type Declared, fileOf, noDeclarations, scopeOf } from "./declarations.js";
import { diagnose, errorsIn } from "./diagnose.js";
import { emit } from "./emit.js";
import { inspect } from "./inspect.js";
import { createModules, moduleName } from "./modules.js";
import { declaredNames } from "./names.js";
import { createProject, type Surroundings } from "./project.js";
import { rewrite } from "./rewrite.js";

/** The half of the kernel that compiles. */
export function createConverter(surroundings: Surroundings): Converter {
  const { folder } = surroundings;
  const project = createProject(surroundings);
  const modules = createModules(project);
  let declarations = noDeclarations();
  let cells = 0;
  let latest: Declared = new Map();

  function convert(source: string, count: number): Cell | { failure: Failure } {
    const label = `cell [${count}]`;
    latest = new Map();
    const name = moduleName(source);
    if (name !== undefined) return defineModule(name, source, label);
    const imports = modules.importsOf(project.cellFile, source);
    const behind = modules.behind(imports);
    const names = declaredNames(ts.createSourceFile("cell.ts", source, ts.ScriptTarget.ESNext));
    const exported = [...names].filter(([, { exported }]) => !exported).map(([name]) => name);
    // What is exported gets into the declarations of the cell.
    const { program, checker, file } = project.program(
      `${source}\nexport { ${exported.join(", ")} };`,
      scopeOf(declarations),
    );
    const own = behind.flatMap(({ path }) => program.getSourceFile(path) ?? []);
    const errors = errorsIn(program, [file, ...own]);
    if (errors.length > 0)
      return { failure: describeComplaints(errors, { file: project.cellFile, label, source, folder }) };

    const emitted = emit(program, file);
    const {
      javascript,
      places,
      names: variables,
      made,
    } = rewrite(emitted.javascript, emitted.places, {
      earlier: (name) => declarations.values.get(name)?.made ?? false,
      declared: names,
    });
    cells += 1;
    latest = meanings(checker, file, names, new Set(made));
    project.write(project.path(`${fileOf(cells)}.d.ts`), withScope(emitted.declarations, latest));
    if (/^\s*declare (global|module)\b/m.test(emitted.declarations)) declarations.augmenting.add(cells);
    return { label, source, javascript, places, variables, imports, modules: modules.toSend(behind) };
  }

  /** The cell is a module for other cells to import. */
  function defineModule(name: string, source: string, label: string): Cell | { failure: Failure } {
    const path = project.path(name);
    project.write(path, source);
    const { program } = project.program(`import "./${name.replace(/\.tsx?$/, "")}";`, scopeOf(declarations));
    const errors = errorsIn(program, [program.getSourceFile(path) as ts.SourceFile]);
    if (errors.length > 0)
      return { failure: describeComplaints(errors, { file: path, label, source, folder }) };
    const javascript = "(function () { return function () {}; })";
    return { label, source, javascript, places: [], variables: [], imports: {}, modules: [] };
  }

  /** The declarations of a cell, with what they refer to in the cells before. */
  function withScope(text: string, own: Declared): string {
    const words = new Set(text.match(/[\p{ID_Start}$_][\p{ID_Continue}$]*/gu));
    for (const name of own.keys()) words.delete(name);
    return `${scopeOf(declarations, words)}${text}`;
  }

  return {
    convert(source, count) {
      try {
        return convert(source, count);
      } catch (error) {
        if (!(error instanceof RangeError)) throw error;
        return { failure: tooDeep };
      }
    },
    keep(declared) {
      add(declarations, cells, latest, new Set(declared));
      latest = new Map();
    },
    forget() {
      declarations = noDeclarations();
      modules.forget();
    },
    complete: (source, position) => complete(project, scopeOf(declarations), source, position),
    inspect: (source, position) => inspect(project, scopeOf(declarations), source, position),
    diagnose: (source) => diagnose(project, scopeOf(declarations), source),
    completeness,
  };
}

const tooDeep: Failure = {
  ename: "TypeScriptError",
  evalue: "The code is nested too deeply for the compiler: name its parts and put them together.",
  traceback: [
    "TypeScriptError: The code is nested too deeply for the compiler: name its parts and put them together.",
  ],
};

/** Which of the names that a cell declares are values, and which types. */
function meanings(
  checker: ts.TypeChecker,
  file: ts.SourceFile,
  names: ReturnType<typeof declaredNames>,
  made: ReadonlySet<string>,
): Declared {
  const module = checker.getSymbolAtLocation(file);
  const symbols = module ? checker.getExportsOfModule(module) : [];
  const declared: Declared = new Map();
  for (const symbol of symbols) {
    const declaration = names.get(symbol.name);
    if (!declaration) continue;
    const target = symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol;
    const isValue = (target.flags & ts.SymbolFlags.Value) !== 0;
    const isType = (target.flags & (ts.SymbolFlags.Type | ts.SymbolFlags.Namespace)) !== 0;
    declared.set(symbol.name, { ...declaration, made: made.has(symbol.name), isValue, isType });
  }
  return declared;
}
