import { join } from "node:path";
import { run } from "../command.js";
import { packageFolder } from "../folders.js";
import { type Jupyter, jupyter, searchPath } from "../jupyter/jupyter.js";
import { isObject, listOf, parseJson } from "../lessons/json.js";
import { peersFolder, peersPython } from "./peers.js";
import { median } from "./seconds.js";

export interface Notebook {
  kernel: "tslab" | "python3";
  cells: readonly string[];
}

export interface Ran {
  /** Seconds from the start of the kernel until the client sends the first cell, the median of the rounds. */
  ready: number;
  /** From the start of the kernel to the last output, the median of the rounds. */
  seconds: number;
  cells: { printed: string; figures: number }[];
  /** What the kernel then holds, with the processes that it has started; 0 where the system does not tell. */
  megabytes: number;
}

/** Node takes 45 ms to read certificates that a machine adds to its own; that of a reader adds none. */
export function withoutCertificates({ env: { NODE_EXTRA_CA_CERTS: _, ...env }, ...rest }: Jupyter): Jupyter {
  return { ...rest, env };
}

/** Runs notebooks in turns, each in a kernel of its own at each round, which a provisioner of Jupyter starts. */
export async function runNotebooks(
  notebooks: readonly Notebook[],
  rounds: number,
  provisioner: string,
): Promise<{ versions: Record<string, string>; results: Ran[] }> {
  const { env } = withoutCertificates(jupyter("nbconvert"));
  const JUPYTER_PATH = searchPath(join(peersFolder, "share", "jupyter"), env.JUPYTER_PATH);
  const script = join(packageFolder, "tools", "bench", "runs.py");
  const args = [script, `${rounds}`, join(packageFolder, "notebooks"), JSON.stringify(notebooks)];
  const { stdout } = await run(peersPython, args, {
    env: { ...env, JUPYTER_PATH, JUPYTER_DEFAULT_PROVISIONER_NAME: provisioner },
  });
  const answer = parseJson(stdout);
  const { versions, results } = isObject(answer) ? answer : {};
  return {
    versions: Object.fromEntries(
      Object.entries(isObject(versions) ? versions : {}).map(([name, version]) => [name, `${version}`]),
    ),
    results: listOf(results, ranOf),
  };
}

function ranOf(result: unknown): Ran {
  const { readies, times, cells, megabytes } = isObject(result) ? result : {};
  return {
    ready: median(listOf(readies, Number)),
    seconds: median(listOf(times, Number)),
    megabytes: Number(megabytes),
    cells: listOf(cells, (cell) => {
      const { printed, figures } = isObject(cell) ? cell : {};
      return { printed: `${printed}`, figures: Number(figures) };
    }),
  };
}
