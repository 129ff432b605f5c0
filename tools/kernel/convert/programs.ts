import ts from "typescript";
import { isCellFile, laterCellFile } from "./cellFiles.js";
import type { Earlier } from "./earlier.js";
import type { Files } from "./files.js";
import type { Imports } from "./imports.js";
import { type Names, putOut, takeIn } from "./takeIn.js";

interface Parts {
  files: Files;
  imports: Imports;
  earlier: Earlier;
  names: Names;
  path(name: string): string;
  /** Makes a program for a cell, from an older one as far as possible. */
  make(text: string, old: ts.Program | undefined, more: ts.CompilerOptions | undefined): ts.Program;
  /** The file that it has for the cell. */
  cell: string;
  /** A program to begin with, which another project has left. */
  begun: ts.Program | undefined;
}

/** Cells that one program takes in: its checker forgets none of them. */
const most = 200;

/** Misspelt names for which one checker suggests others. */
const corrections = 10;

/**
 * How many cells programs have taken in, those before a snapshot, too. It names the cells' files: if a name came again, a
 * program would answer with what it found in the older file.
 */
let count = 0;

const isOfCell = ({ fileName }: ts.SourceFile) => isCellFile(fileName);

/** Whether a program has every file it was made for: what it lacks, one made from it would lack as well. */
const isWhole = (program: ts.Program | undefined) =>
  program?.getRootFileNames().every((name) => program.getSourceFile(name) !== undefined) === true;

/**
 * The programs of cells. TypeScript makes another for every text, with a checker that knows no type yet, and takes
 * longer over those of the libraries than over a cell; here one program takes in cell after cell, for as long as they
 * need nothing that it lacks.
 */
export function createPrograms({ files, imports, earlier, names, path, make, cell, begun }: Parts) {
  let program = begun;
  /** The latest cell that it took in. */
  let latest: ts.SourceFile | undefined;
  let taken = 0;
  let complaints = 0;

  for (const file of begun?.getSourceFiles().filter(isOfCell) ?? []) putOut(begun as ts.Program, file);

  /** Takes a cell, and what earlier cells declared, into this program; undefined where it cannot. */
  function takeCell(program: ts.Program, text: string): ts.SourceFile | undefined {
    const stays = (file: ts.SourceFile) => files.isCurrent(file) || isOfCell(file);
    if (taken === most || !program.getSourceFiles().every(stays)) return undefined;
    count += 1;
    const cell = ts.createSourceFile(path(laterCellFile(count)), text, ts.ScriptTarget.ES2022, true);
    imports.spread(cell);
    const declared = earlier
      .inOrder()
      .map((name) => files.parse(name, ts.ScriptTarget.ES2022) as ts.SourceFile)
      .filter((file) => program.getSourceFile(file.fileName) !== file);
    if (!takeIn(program, [cell, ...declared], names)) return undefined;
    if (latest) putOut(program, latest);
    latest = cell;
    taken += 1;
    return cell;
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

  /** The next cell gets another program. */
  function renew() {
    taken = most;
  }

  return {
    surround,
    /** The program of a cell, which sees what earlier cells declared. */
    of(text: string, more?: ts.CompilerOptions) {
      const file = program && !more && takeCell(program, text);
      if (file) return surround(program as ts.Program, file);
      if (program && latest) putOut(program, latest); // no other program can be made with it: it lies in no folder
      latest = undefined;
      const made = make(text, isWhole(program) ? program : undefined, more);
      if (!more) {
        program = made;
        taken = complaints = 0;
      }
      return surround(made, made.getSourceFile(cell) as ts.SourceFile);
    },
    renew,
    /** Whether so many more complaints may lack suggestions because the checker has spent them all: another program has some. */
    isSpent(more: number): boolean {
      const before = complaints;
      complaints += more;
      if (more === 0 || before === 0 || complaints <= corrections) return false;
      renew();
      return true;
    },
  };
}
