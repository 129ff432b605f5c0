import type { ChildProcess } from "node:child_process";
import { randomUUID } from "node:crypto";
import { fileURLToPath } from "node:url";
import type { Converter } from "../../exchange.js";
import { readLines } from "./readLines.js";
import { type Answer, briefly, type Question, ready } from "./serve.js";
import { spawnTethered } from "./tether.js";

/** A converter, in this process or, as a kernel has it, in another. */
export type Compiler = {
  [Name in Exclude<keyof Converter, "breakOff">]: (
    ...values: Parameters<Converter[Name]>
  ) => ReturnType<Converter[Name]> | Promise<ReturnType<Converter[Name]>>;
} & {
  /** Ends what it computes, where that can be. */
  interrupt?: () => void;
};

interface CompilerStart {
  /** Where the notebook lies. */
  folder: string;
  /** `reserved` of Surroundings. */
  reserved: string[];
  /** Whether it is for one run of a notebook: see `serve.ts`. */
  brief: boolean;
  /** The snapshot to start from, if there is one. */
  blob: string | undefined;
  /** Told when the first answer comes from a process that was started without a snapshot. */
  plain: () => void;
  /** Told when the process ends by itself. */
  lost: (code: number | null) => void;
}

const methods: Question["method"][] = [
  ...(["convert", "keep", "forget", "complete", "inspect", "diagnose", "completeness"] as const),
];

const outOfRoom =
  "the compiler had to be started again, as when types take more memory than there is; the variables are kept";

/**
 * Starts the compiling half of the kernel in a process of its own: from the snapshot, or without one where there is none or
 * it does not start.
 */
export function startCompiler({ folder, reserved, brief, blob, plain, lost }: CompilerStart): Compiler {
  const secret = randomUUID();
  const waiting = new Map<string, { resolve: (value: never) => void; reject: (error: Error) => void }>();
  /** What is asked before it is ready. */
  let unsent: string[] | undefined = [];
  /** The questions about cells that have run: if the process ends, the next one has to be asked them again. */
  let journal: string[] = [];
  let latest = "";
  let hasAnswered = false;
  let child = start();

  function start(): ChildProcess {
    // Options of Node would have to be those that the snapshot was made with. Certificates, which nobody needs here, take 50 ms.
    const { NODE_OPTIONS: _, NODE_EXTRA_CA_CERTS: __, ...inherited } = process.env;
    const env = { GLIBC_TUNABLES: "glibc.malloc.hugetlb=1", ...inherited }; // the snapshot is read 40 ms sooner into large pages
    const program = fileURLToPath(new URL("plain.js", import.meta.url));
    const options = blob ? ["--snapshot-blob", blob] : process.execArgv;
    const args = [...options, program, JSON.stringify(reserved), ...(brief ? [briefly] : [])];
    const started = spawnTethered(process.execPath, args, { cwd: folder, env, windowsHide: true });
    started.stdin.on("error", () => {}); // it has ended
    started.stderr.on("data", (text) => unsent || process.stderr.write(text));
    readLines(started.stdout, (line) => take(JSON.parse(line) as Answer));
    started.on("error", () => {}); // it is closed as well
    started.on("close", (code, signal) => {
      const isInterrupted = signal === "SIGINT"; // when it could not listen
      if (unsent ? !blob && !isInterrupted : brief || !hasAnswered) return lost(code);
      if (unsent && !isInterrupted) blob = undefined;
      if (!unsent) begin();
      child = start();
    });
    return started;
  }

  /** Rejects what the old process has not answered, except what the new one is asked again. */
  function begin() {
    hasAnswered = false;
    unsent = [...journal];
    for (const [id, { reject }] of waiting) {
      if (journal.some((line) => line.includes(id))) continue;
      waiting.delete(id);
      reject(new Error(outOfRoom));
    }
  }

  function take({ id, value, error }: Answer) {
    if (id === ready) {
      child.stdin?.write(unsent?.join("") ?? "");
      unsent = undefined;
    }
    const who = waiting.get(id);
    hasAnswered ||= who !== undefined;
    waiting.delete(id);
    if (error === undefined) who?.resolve(value as never);
    else who?.reject(new Error(error));
    if (!who || blob) return;
    plain();
    plain = () => {};
  }

  process.on("exit", () => child.kill("SIGKILL")); // it may compute for minutes

  function ask(method: Question["method"], values: unknown[]) {
    const id = randomUUID();
    const line = `${JSON.stringify({ id, secret, method, values } satisfies Question)}\n`;
    if (method === "convert") latest = line;
    if (method === "keep") journal.push(latest, line);
    if (method === "forget") journal = [line];
    if (unsent) unsent.push(line);
    else child.stdin?.write(line);
    return new Promise<never>((resolve, reject) => waiting.set(id, { resolve, reject }));
  }

  const entries = methods.map((name) => [name, (...values: unknown[]) => ask(name, values)]);
  const interrupt = () => void (unsent || process.platform === "win32" || child.kill("SIGINT"));
  return { ...Object.fromEntries(entries), interrupt } as Compiler;
}
