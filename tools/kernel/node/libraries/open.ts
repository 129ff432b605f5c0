import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { Script } from "node:vm";
import { findLibraries } from "../compiler/blob.js";
import { hold } from "../compiler/stamps.js";
import { filename, inOnePiece, piecesOf } from "./file.js";

/** What the script of a bundle is. */
export type Loader = (require: NodeJS.Require) => {
  load(file: string): object;
  isModule(file: string): boolean | undefined;
};

/** What the module in a file is, if it is one of the libraries. */
type Libraries = (file: string) => unknown;

/**
 * Gives what `require` gives, but sooner for libraries that are there in one piece. It looks for the piece when the first of
 * them is asked for, `apart` from what cells have done to the world, and calls `missing` where there is none.
 */
export function createGive(apart: <T>(work: () => T) => T, missing: () => void) {
  let libraries: Libraries | undefined;
  function find() {
    const found = open(findLibraries());
    if (!found) missing();
    return found ?? none;
  }
  function give(name: string, require: NodeJS.Require) {
    if (!inOnePiece.has(name)) return undefined;
    const file = require.resolve(name);
    try {
      libraries ??= find();
      return libraries(file);
    } catch {
      libraries = none; // another version of this package has written them
      return undefined;
    }
  }
  return (name: string, require: NodeJS.Require) => apart(() => give(name, require)) ?? require(name);
}

const none: Libraries = () => undefined;

/** The libraries in one piece, if the file can be read, fits this engine, and was made from the files that are there now. */
export function open(file: string | undefined): Libraries | undefined {
  const pieces = file && read(file);
  if (!pieces) return undefined;
  const script = new Script(pieces.javascript, { filename, cachedData: pieces.compiled });
  if (script.cachedDataRejected) return undefined;
  const { load, isModule } = (script.runInThisContext() as Loader)(createRequire(import.meta.url));
  const namespaces: Record<string, unknown> = {};
  return (file) => {
    const module = isModule(file);
    if (module === undefined) return undefined;
    if (!module) return load(file);
    namespaces[file] ??= namespace(load(file));
    return namespaces[file];
  };
}

/** A file may be gone since it was found, or be closed to this user. */
function read(file: string) {
  try {
    const pieces = piecesOf(readFileSync(file));
    return pieces && hold(pieces.stamps) ? pieces : undefined;
  } catch {
    return undefined;
  }
}

/** What `import * as` gives of a module: constants, for nobody can replace there what others import. */
function namespace(exports: object): object {
  const made = Object.create(null, { [Symbol.toStringTag]: { value: "Module" } });
  for (const name of Object.keys(exports).sort()) made[name] = exports[name as never];
  return Object.freeze(made);
}
