// What cells may name in a browser beside JavaScript itself: the compiler's view of it.

interface Console {
  log(...values: unknown[]): void;
  info(...values: unknown[]): void;
  debug(...values: unknown[]): void;
  error(...values: unknown[]): void;
  warn(...values: unknown[]): void;
  trace(...values: unknown[]): void;
  dir(value: unknown, options?: object): void;
  table(rows: unknown, properties?: readonly string[]): void;
  assert(truth?: unknown, ...rest: unknown[]): void;
  group(...label: unknown[]): void;
  groupCollapsed(...label: unknown[]): void;
  groupEnd(): void;
  time(label?: string): void;
  timeLog(label?: string, ...rest: unknown[]): void;
  timeEnd(label?: string): void;
  count(label?: string): void;
  countReset(label?: string): void;
}
declare var console: Console;
declare function setTimeout(
  run: (...values: unknown[]) => void,
  milliseconds?: number,
  ...values: unknown[]
): number;
declare function clearTimeout(id?: number): void;
declare function setInterval(
  run: (...values: unknown[]) => void,
  milliseconds?: number,
  ...values: unknown[]
): number;
declare function clearInterval(id?: number): void;
declare function queueMicrotask(run: () => void): void;
declare function structuredClone<T>(value: T): T;
declare function btoa(text: string): string;
declare function atob(text: string): string;
declare var performance: { now(): number };
declare var crypto: { getRandomValues<T extends ArrayBufferView>(array: T): T; randomUUID(): string };
interface TextEncoder {
  encode(text?: string): Uint8Array;
}
declare var TextEncoder: { new (): TextEncoder };
interface TextDecoder {
  decode(bytes?: ArrayBuffer | ArrayBufferView): string;
}
declare var TextDecoder: { new (label?: string): TextDecoder };
interface URL {
  readonly href: string;
  readonly hash: string;
  readonly host: string;
  readonly pathname: string;
  readonly search: string;
}
declare var URL: { new (url: string, base?: string | URL): URL };
interface AbortSignal {
  readonly aborted: boolean;
}
declare var AbortController: { new (): { readonly signal: AbortSignal; abort(reason?: unknown): void } };
