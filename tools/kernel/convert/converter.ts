import ts from "typescript";
import type { Cell, Converter, Failure } from "../exchange.js";
import { describeComplaints } from "./complaints.js";
import { complete } from "./complete.js";
import { completeness } from "./completeness.js";
import { withoutUnreached } from "./declarations.js";
import { tooDeep } from "./depth.js";
import { checked, diagnose, errorsIn } from "./diagnose.js";
import { emit } from "./emit.js";
import { inspect } from "./inspect.js";
import { createModules, moduleName, waitsIn } from "./modules.js";
import { declaredNames } from "./names.js";
import { asValue } from "./objects.js";
import { createProject, type Surroundings } from "./project.js";
import { rewrite } from "./rewrite.js";

/** What a cell declares, until it is known which of that took place. */
interface Pending {
  declarations: string;
  made: string[];
  elsewhere: string[];
}

/** The half of the kernel that compiles. */
export function createConverter(surroundings: Surroundings): Converter {
  const { reserved = new Set() } = surroundings;
  const project = createProject(surroundings);
  const modules = createModules(project);
  /** The names of which the latest value was made by a cell, and lives where all cells find it. */
  const shared = new Set<string>();
  let pending: Pending | undefined;

  function convert(source: string, count: number, proof?: string): Cell | { failure: Failure } {
    const label = `cell [${count}]`;
    const name = moduleName(source);
    if (name !== undefined) return defineModule(name, source, label);
    const { text: whole, before } = asValue(source);
    const imports = modules.importsOf(project.cell, whole);
    const behind = modules.behind(imports);
    const names = declaredNames(ts.createSourceFile("cell.ts", whole, ts.ScriptTarget.ESNext));
    // The compiler declares to others what is exported, so all of it is.
    const exports = [...names].filter(([, { exported }]) => !exported).map(([name]) => name);
    const text = `${whole}\nexport { ${exports.join(", ")} };`;
    const check = (more?: ts.CompilerOptions) => {
      const { program, file } = project.program(text, more);
      const own = behind.flatMap(({ path }) => program.getSourceFile(path) ?? []);
      return { program, file, errors: [...errorsIn(program, [file, ...own]), ...own.flatMap(waitsIn)] };
    };
    let found = checked(project, check);
    // Decorators as they were before ECMAScript had any: many a library's are.
    if (found.errors.some(({ code }) => decoratorErrors.has(code))) {
      const older = check({ experimentalDecorators: true });
      if (older.errors.length === 0) found = older;
    }
    const { program, file, errors } = found;
    project.settle(errors.length === 0);
    if (errors.length > 0)
      return {
        failure: describeComplaints(errors, { file: file.fileName, label, source, before, surroundings }),
      };
    const emitted = emit(program, file, names);
    const inSource = emitted.places.map((place) =>
      place.line === 0 ? { ...place, column: Math.max(0, place.column - before) } : place,
    );
    const { javascript, places, variables, made } = rewrite(emitted.javascript, inSource, {
      earlier: (name) => shared.has(name),
      declared: names,
      proof,
    });
    const elsewhere = [...names].filter(([, { elsewhere }]) => elsewhere).map(([name]) => name);
    pending = { declarations: emitted.declarations, made, elsewhere };
    return { label, source, javascript, places, variables, imports, modules: modules.toSend(behind) };
  }

  /** The cell is a module for other cells to import. */
  function defineModule(name: string, source: string, label: string): Cell | { failure: Failure } {
    const path = project.path(name);
    project.files.write(path, source);
    const { errors } = checked(project, () => {
      const { program } = project.program(`import "./${name.replace(/\.tsx?$/, "")}";`);
      const file = program.getSourceFile(path) as ts.SourceFile;
      return { errors: [...errorsIn(program, [file]), ...waitsIn(file)] };
    });
    if (errors.length > 0)
      return { failure: describeComplaints(errors, { file: path, label, source, surroundings }) };
    const javascript = "(function () { return function () {}; })";
    return { label, source, javascript, places: [], variables: [], imports: {}, modules: [] };
  }

  return {
    convert(source, count, proof) {
      pending = undefined;
      try {
        return convert(source, count, proof);
      } catch (error) {
        project.renew();
        if (!(error instanceof RangeError)) throw error;
        return { failure: outOfRoom };
      }
    },
    keep(declared) {
      if (!pending) return;
      const { declarations, made, elsewhere } = pending;
      pending = undefined;
      const reached = new Set(declared.filter((name) => !reserved.has(name)));
      const unreached = made.filter((name) => !reached.has(name));
      project.earlier.add(withoutUnreached(declarations, new Set([...unreached, ...reserved])));
      for (const name of elsewhere) shared.delete(name);
      for (const name of reached) shared.add(name);
    },
    forget() {
      project.earlier.forget();
      project.renew();
      modules.forget();
      shared.clear();
      pending = undefined;
    },
    breakOff: project.renew,
    complete: (source, position) => complete(project, source, position),
    inspect: (source, position) => inspect(project, source, position),
    diagnose: (source) => diagnose(project, source, surroundings),
    completeness,
  };
}

/** A decorator is not called as ECMAScript would call it, or stands where ECMAScript has none. */
const decoratorErrors = new Set([1206, 1238, 1240, 1241, 1270, 1271]);

/** The compiler calls itself for what is inside, and runs out of room. */
const outOfRoom: Failure = {
  ename: "TypeScriptError",
  evalue: tooDeep,
  traceback: [`TypeScriptError: ${tooDeep}`],
};
