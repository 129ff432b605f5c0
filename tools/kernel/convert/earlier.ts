import ts from "typescript";
import { earlierCellFile } from "./cellFiles.js";
import type { Files } from "./files.js";
import { boundNames, importedNames, isGlobal } from "./names.js";

/** Files that wait for declarations: as long as no file is added, the compiler has little to do anew for a cell. */
const atFirst = 32;

interface EarlierCell {
  file: string;
  /** What it declares: names, marked as values or types. */
  names: ReadonlySet<string>;
  /** Every name that it mentions. */
  words: ReadonlySet<string>;
}

/**
 * What earlier cells declared, each in a file of its own, in the order of the cells. The compiler looks a name up from
 * the last to the first, so that a name that is declared anew hides the older one, and nothing else changes: where an
 * older cell speaks of a type, it still means the one that it knew.
 */
export function createEarlier(files: Files, path: (name: string) => string) {
  const all: string[] = [];
  let free: string[] = [];
  let cells: EarlierCell[] = [];

  function addFiles(count: number) {
    for (let more = 0; more < count; more++) {
      const file = path(earlierCellFile(all.length + 1));
      all.push(file);
      free.push(file);
      files.write(file, empty);
    }
  }

  /** Frees the files whose every name a later cell declares anew, if no cell between the two mentions it. */
  function dropHidden() {
    cells = cells.filter(({ file, names }, index) => {
      const later = cells.slice(index + 1);
      const isHidden = [...names].every((name) => {
        const hides = later.findIndex((cell) => cell.names.has(name));
        return hides >= 0 && !later.slice(0, hides).some(({ words }) => words.has(name.slice(1)));
      });
      if (isHidden) {
        files.write(file, empty);
        free.push(file);
      }
      return !isHidden;
    });
  }

  addFiles(atFirst);
  return {
    /** Every file, be it in use or not. */
    files: () => all,
    /** Those in use, in the order of the cells. */
    inOrder: () => cells.map(({ file }) => file),
    declares: (name: string) => cells.some(({ names }) => names.has(`=${name}`) || names.has(`:${name}`)),
    add(text: string) {
      const names = namesIn(text);
      if (names.size === 0) return;
      if (free.length === 0) addFiles(all.length);
      const file = free.shift() as string;
      files.write(file, text);
      cells.push({ file, names, words: new Set(text.match(/[\p{ID_Start}$_][\p{ID_Continue}$]*/gu)) });
      dropHidden();
    },
    forget() {
      for (const { file } of cells) files.write(file, empty);
      free = [...all];
      cells = [];
    },
  };
}

export type Earlier = ReturnType<typeof createEarlier>;

const empty = "export {};\n";

/** `=x` for a value, `:x` for a type, both for a class and whatever may be both. */
function namesIn(text: string): Set<string> {
  const names = new Set<string>();
  const add = (marks: string, name: ts.Node | undefined) => {
    for (const mark of marks) names.add(`${mark}${name?.getText() ?? ""}`);
  };
  for (const node of ts.createSourceFile("cell.d.ts", text, ts.ScriptTarget.ESNext, true).statements) {
    if (ts.isVariableStatement(node))
      for (const { name } of node.declarationList.declarations)
        for (const bound of boundNames(name)) add("=", bound);
    else if (ts.isFunctionDeclaration(node)) add("=", node.name);
    else if (ts.isInterfaceDeclaration(node) || ts.isTypeAliasDeclaration(node)) add(":", node.name);
    else if (ts.isImportDeclaration(node)) for (const name of importedNames(node)) add("=:", name);
    else if (ts.isModuleDeclaration(node) && isAddition(node))
      for (const name of added(node)) names.add(name);
    else if (ts.isClassDeclaration(node) || ts.isEnumDeclaration(node) || ts.isModuleDeclaration(node))
      add("=:", node.name);
    else if (ts.isImportEqualsDeclaration(node)) add("=:", node.name);
  }
  return names;
}

/** `declare global` or `declare module "fs"`: what one cell adds there does not hide what another one has added. */
const isAddition = (node: ts.ModuleDeclaration) => ts.isStringLiteral(node.name) || isGlobal(node);

/** Every member that it adds. */
function added(node: ts.ModuleDeclaration): string[] {
  const nameOf = (part: ts.Node & { name?: ts.Node }) => (part.name ?? part).getText();
  const statements = node.body && ts.isModuleBlock(node.body) ? [...node.body.statements] : [node];
  return statements.flatMap((statement) => {
    const members = ts.isInterfaceDeclaration(statement) ? [...statement.members] : [statement];
    return members.map((member) => `+${[node, statement, member].map(nameOf).join(".")}`);
  });
}
