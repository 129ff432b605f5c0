// What goes between the two halves of the kernel: plain data, for they may live in different threads or processes.

/** Representations of one value, by MIME type; `text/plain` is always among those of a result. */
export type MimeBundle = Record<string, unknown>;

/** JavaScript, and what is needed to find places in the source that it was made of. */
export interface Code {
  /** What tracebacks call it: `cell [3]`. */
  label: string;
  /** What the reader wrote. */
  source: string;
  javascript: string;
  /** Where the JavaScript stands in the source: line and column in the one, line and column in the other, and so on. */
  places: number[];
}

/** A module of the notebook's folder, or of a cell that names itself `@module`; of JSON, the source is all there is. */
export interface Module extends Code {
  path: string;
  /** The paths of the other such modules that it imports, by the names that it gives them. */
  imports: Record<string, string>;
}

/** A converted cell, ready to run. */
export interface Cell extends Code {
  /** The variables that it shares with other cells. */
  variables: string[];
  /** The notebook's own modules that it imports, by the names that it gives them. */
  imports: Record<string, string>;
  /** Those of them, and of those that they import, that are new or changed. */
  modules: Module[];
}

/** What a Jupyter `error` message, and the reply to a cell that failed, say. */
export interface Failure {
  ename: string;
  evalue: string;
  traceback: string[];
}

/** What became of a cell. */
export interface Outcome {
  /** The value of its last expression, unless that is undefined. */
  result?: Result;
  failure?: Failure;
  /** The names whose declarations took place: all of them, unless the cell failed. */
  declared: string[];
}

export interface Result {
  data: MimeBundle;
  metadata: MimeBundle;
}

/** What a cell displays while it runs: the content of a `display_data` or `update_display_data` message. */
export interface Display {
  data: MimeBundle;
  metadata: MimeBundle;
  transient: { display_id?: string };
}

/** A mistake in a cell; its place counts code units, as editors do. */
export interface Complaint {
  start: number;
  end: number;
  message: string;
}

/** The half that compiles. It sees no value of the reader's. */
export interface Converter {
  /**
   * A cell ready to run, or why it cannot; `count` is the number of the cell: `In [count]`. A test of homework ends with
   * `proof`, a line of JavaScript, and what it declares and imports cannot be changed from other cells while it runs.
   */
  convert(source: string, count: number, proof?: string): Cell | { failure: Failure };
  /** Takes note of what the cell converted last has declared: to be called with its outcome, before the next cell. */
  keep(declared: readonly string[]): void;
  /** All variables are gone: what cells have declared until now means nothing any longer. */
  forget(): void;
  /** What was asked last was stopped from outside, half done: nothing of it counts. */
  breakOff(): void;
  /** Positions count code points, as Jupyter's do. */
  complete(source: string, position: number): { matches: string[]; start: number; end: number };
  /** What is known of the name at the position, or of the call around it. */
  inspect(source: string, position: number): MimeBundle | undefined;
  /** What is wrong with the code, for an editor to underline. */
  diagnose(source: string): Complaint[];
  /** Whether a console should run the code, and if not, how the next line begins. */
  completeness(source: string): { status: "complete" | "incomplete" | "invalid"; indent?: string };
}

/** The half that runs. It sees no compiler. */
export interface Runner {
  /** Settles when the cell is over, its failure described; `show` is told what it displays, also later. */
  run(cell: Cell, show: (display: Display, update: boolean) => void): Promise<Outcome>;
  /** Ends the cell that runs with a failure that says so; code that never yields has to be stopped from outside first. */
  interrupt(): void;
  /** What is thrown outside of `run`: by a timer, or a promise that nobody awaits. */
  describe(thrown: unknown): Failure;
  /** For `Error.prepareStackTrace`: what `error.stack` is in cells. */
  writeStack(error: Error, sites: readonly object[]): string;
  /** The same, made of the stack that an engine without `Error.prepareStackTrace` has written. */
  rewriteStack(stack: string): string;
}
