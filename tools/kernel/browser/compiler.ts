// The compiling half of the kernel, as the running half sees it: at the other end of a line.
import type { Converter } from "../exchange.js";
import { line } from "./line.js";

export interface Question {
  method: keyof Converter;
  values: unknown[];
}

/** What is told at the start has no value; then come the answers, in the order of the questions. */
export type Answer = { value?: unknown } | { error: unknown };

const waiting: ((answer: Answer) => void)[] = [];
const next = () => new Promise<Answer>((resolve) => waiting.push(resolve));

/** Settles when the compiler is loaded, or cannot be. */
export const ready = valueIn(next());

void line.then((port) => {
  port.onmessage = ({ data }: MessageEvent<Answer>) => waiting.shift()?.(data);
});

export async function ask<Method extends keyof Converter>(
  method: Method,
  ...values: Parameters<Converter[Method]>
): Promise<ReturnType<Converter[Method]>> {
  const question: Question = { method, values };
  (await line).postMessage(question);
  return (await valueIn(next())) as ReturnType<Converter[Method]>;
}

async function valueIn(told: Promise<Answer>): Promise<unknown> {
  const answer = await told;
  if ("error" in answer) throw answer.error;
  return answer.value;
}
