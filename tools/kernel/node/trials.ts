import { randomInt } from "node:crypto";
import { untrusted } from "../../homework/protocol.js";
import type { Cell, Failure, Outcome } from "../exchange.js";
import { interrupted } from "../run/interrupted.js";
import { makeCanary, makeProof } from "./canaries.js";
import type { Compiler } from "./compiler/compiler.js";

/** Runs a cell; what one that is `silent` shows is dropped. */
type Run = (cell: Cell, silent: boolean) => Promise<Outcome>;

const evalue =
  "this test does not count: a check that must fail has passed, or one that must pass has failed";
const distrust: Failure = { ename: untrusted, evalue, traceback: [`${untrusted}: ${evalue}`] };

/**
 * Runs tests so that none passes only because a submission has kept checks from failing. A test passes when a check at its
 * end that cannot pass has failed, and when cells beside it fail, or pass, as they must. Once they do not, no test passes.
 */
export class Trials {
  #trusted = true;
  #compiler: Compiler;

  constructor(compiler: Compiler) {
    this.#compiler = compiler;
  }

  async run(source: string, count: number, run: Run): Promise<Partial<Outcome>> {
    const before = randomInt(2) === 0 ? await this.#try(source, count, run) : undefined;
    if (before) return { failure: before };
    const proof = makeProof(source);
    const cell = await this.#compiler.convert(source, count, proof.code);
    if ("failure" in cell) return cell;
    const { failure, ...outcome } = await run(cell, false);
    void this.#compiler.keep(outcome.declared);
    if (failure?.evalue !== proof.message) return { ...outcome, failure: failure ?? this.#distrust() };
    const after = await this.#try(source, count, run);
    return { ...outcome, ...(after && { failure: after }) };
  }

  /** Runs a canary beside the test; resolves to why the test cannot pass, if so. */
  async #try(test: string, count: number, run: Run): Promise<Failure | undefined> {
    if (!this.#trusted) return distrust;
    const { source, fails } = makeCanary(test);
    const cell = await this.#compiler.convert(source, count, "");
    if ("failure" in cell) return fails === "to compile" ? undefined : this.#distrust();
    if (fails === "to compile") return this.#distrust();
    const { failure } = await run(cell, true);
    if (failure?.ename === interrupted.ename) return failure;
    return failure?.evalue === fails?.message ? undefined : this.#distrust();
  }

  #distrust(): Failure {
    this.#trusted = false;
    return distrust;
  }
}
