// A Jupyter notebook of format 4, as https://nbformat.readthedocs.io says, with nbgrader's metadata.
import {
  isObject,
  type JsonObject,
  listOf,
  Misfit,
  numberOf,
  parseJson,
  textOf,
  wellFormed,
} from "./json.js";
import { type MimeBundle, type Output, parseBundle, parseOutput } from "./output.js";

export interface Notebook {
  cells: Cell[];
  metadata: JsonObject;
  nbformat: number;
  nbformat_minor: number;
}

export type Cell = CodeCell | TextCell;

interface CellOfAnyKind {
  id?: string;
  metadata: CellMetadata;
  source: string;
}

export interface CodeCell extends CellOfAnyKind {
  cell_type: "code";
  execution_count: number | null;
  outputs: Output[];
}

export interface TextCell extends CellOfAnyKind {
  cell_type: "markdown" | "raw";
  attachments?: Attachments;
}

export interface CellMetadata extends JsonObject {
  nbgrader?: NbgraderCell;
}

/** What nbgrader knows of a cell: graded and locked holds tests; graded and a solution, a written answer. */
export interface NbgraderCell {
  grade_id: string;
  schema_version: number;
  grade: boolean;
  solution: boolean;
  locked: boolean;
  task: boolean;
  points?: number;
  checksum?: string;
  cell_type?: string;
}

/** Pictures in a cell, by name. */
export type Attachments = Record<string, MimeBundle>;

/** The most cells, and characters of a cell, that a notebook may have: with many more, to grade it would take too long. */
const most = { cells: 1000, characters: 1_000_000 };

/** The notebook in a text from anywhere. Without `outputs`, it has none, and what the text holds of them is not checked. */
export function parseNotebook(text: string, { outputs = true } = {}): Notebook {
  const file = text.replace(/^\uFEFF/, "");
  if (file.trim() === "") throw new Misfit("is empty");
  const value = parseJson(file, "notebook");
  if (!isObject(value) || !Array.isArray(value.cells))
    throw new Misfit("is no notebook of Jupyter 4 or newer");
  if (value.cells.length > most.cells) throw new Misfit(`holds more than ${most.cells} cells`);
  return {
    cells: value.cells.map((cell: unknown, index) => parseCell(cell, `its cell ${index + 1}`, outputs)),
    metadata: isObject(value.metadata) ? value.metadata : {},
    nbformat: 4,
    nbformat_minor: typeof value.nbformat_minor === "number" ? value.nbformat_minor : 5,
  };
}

function parseCell(value: unknown, name: string, withOutputs: boolean): Cell {
  if (!isObject(value)) throw new Misfit(`is no notebook: ${name} is no cell`);
  const source = textOf(value.source ?? "")?.replace(/\r\n?/g, "\n");
  if (source === undefined) throw new Misfit(`is no notebook: the source of ${name} is no text`);
  if (source.length > most.characters)
    throw new Misfit(`holds more than ${most.characters} characters in ${name}`);
  const { id, cell_type } = value;
  const metadata = parseMetadata(value.metadata);
  const cell = { ...(typeof id === "string" ? { id } : {}), metadata, source };
  if (cell_type === "code") {
    const outputs = withOutputs ? listOf(value.outputs, (output) => parseOutput(output, name)) : [];
    return { ...cell, cell_type, execution_count: numberOf(value.execution_count) ?? null, outputs };
  }
  const attachments = parseAttachments(value.attachments, name);
  return {
    ...cell,
    cell_type: cell_type === "raw" ? "raw" : "markdown",
    ...(attachments && { attachments }),
  };
}

function parseMetadata(value: unknown): CellMetadata {
  if (!isObject(value)) return {};
  const { nbgrader: claimed, ...others } = value;
  const nbgrader = parseNbgrader(claimed);
  return nbgrader ? { ...others, nbgrader } : others;
}

function parseNbgrader(value: unknown): NbgraderCell | undefined {
  if (!isObject(value) || typeof value.grade_id !== "string") return undefined;
  const { grade_id, schema_version, grade, solution, locked, task, points, checksum, cell_type } = value;
  return {
    grade_id,
    schema_version: numberOf(schema_version) ?? 3,
    grade: grade === true,
    solution: solution === true,
    locked: locked === true,
    task: task === true,
    ...(typeof points === "number" ? { points } : {}),
    ...(typeof checksum === "string" ? { checksum } : {}),
    ...(typeof cell_type === "string" ? { cell_type } : {}),
  };
}

function parseAttachments(value: unknown, name: string): Attachments | undefined {
  if (value === undefined || value === null) return undefined;
  if (!isObject(value)) throw new Misfit(`is no notebook: the attachments of ${name} are none`);
  const bundles = Object.entries(value).map(([file, bundle]) => [
    wellFormed(file),
    parseBundle(bundle, `an attachment of ${name}`),
  ]);
  return Object.fromEntries(bundles);
}
