import ts from "typescript";
import { laterCellFile } from "./cellFiles.js";
import type { Earlier } from "./earlier.js";
import type { Files } from "./files.js";
import type { Imports } from "./imports.js";
import { fits, replace } from "./replace.js";

interface Parts {
  files: Files;
  imports: Imports;
  earlier: Earlier;
  path(name: string): string;
  /** The file that a program has for the cell it is made for. */
  cell: string;
  /** Makes a program for a cell, of another what can be. */
  make(text: string, old: ts.Program | undefined, more: ts.CompilerOptions | undefined): ts.Program;
}

/** Cells that a program takes in, for its checker forgets none. */
const most = 200;

/**
 * The programs of cells. TypeScript makes another for every text, with a checker that knows no type yet, and takes
 * longer over those of the libraries than over a cell; here one program takes in cell after cell, for as long as they
 * need nothing that it lacks.
 */
export function createPrograms({ files, imports, earlier, path, cell, make }: Parts) {
  let program: ts.Program | undefined;
  /** The cell that the program was made for, and the latest that it took in. */
  let first: ts.SourceFile;
  let latest: ts.SourceFile;
  let taken = most;
  let count = 0;

  const parse = (name: string) => files.parse(name, ts.ScriptTarget.ES2022) as ts.SourceFile;

  /** Whether the file is what it was; those of cells are looked at one by one. */
  const stays = (file: ts.SourceFile) =>
    files.isCurrent(file) || file === latest || earlier.files().includes(file.fileName);

  /** Takes the cell in, and what earlier ones declared since; false, with nothing done, where that cannot be. */
  function takeIn(program: ts.Program, text: string): boolean {
    if (taken === most || !program.getSourceFiles().every(stays)) return false;
    count += 1;
    const file = ts.createSourceFile(path(laterCellFile(count)), text, ts.ScriptTarget.ES2022, true);
    imports.spread(file);
    const declared = earlier.inOrder().map((name) => [program.getSourceFile(name), parse(name)] as const);
    const changed = [[latest, file] as const, ...declared].filter(([old, file]) => old !== file);
    if (!changed.every(([old, file]) => old && fits(program, file, latest))) return false;
    for (const [old, file] of changed) replace(program, old as ts.SourceFile, file, latest);
    latest = file;
    taken += 1;
    return true;
  }

  /** The checker looks a name up from the inside to the outside. A file has nothing around it, until it is told so. */
  function surround(program: ts.Program, cell: ts.SourceFile) {
    const checker = program.getTypeChecker();
    const declared = earlier.inOrder().map((name) => program.getSourceFile(name) as ts.SourceFile);
    let around: ts.SourceFile | undefined;
    for (const file of [...declared, cell]) {
      (file as { parent: ts.Node | undefined }).parent = around;
      around = file;
    }
    return { program, checker, file: cell };
  }

  return {
    surround,
    /** The program of a cell, which sees what earlier cells declared. */
    of(text: string, more?: ts.CompilerOptions) {
      if (program && !more && takeIn(program, text)) return surround(program, latest);
      if (program && latest !== first) {
        replace(program, latest, first, latest); // the host has no other
        latest = first;
      }
      const made = make(text, program, more);
      const file = made.getSourceFile(cell) as ts.SourceFile;
      if (!more) {
        program = made;
        first = latest = file;
        taken = 0;
      }
      return surround(made, file);
    },
    /** The next cell gets another. */
    renew() {
      taken = most;
    },
  };
}
