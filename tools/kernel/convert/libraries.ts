/** What an engine may have beyond ECMAScript 2022: what to look for, and the compiler's name for its types. */
const additions = {
  "es2023.array": "Array.prototype.toSorted",
  "es2023.collection": "WeakRef", // symbols as keys: no name to look for, and no harm
  "es2023.intl": "Intl.NumberFormat.prototype.formatRange",
  "es2024.arraybuffer": "ArrayBuffer.prototype.transfer",
  "es2024.collection": "Map.groupBy",
  "es2024.object": "Object.groupBy",
  "es2024.promise": "Promise.withResolvers",
  "es2024.sharedmemory": "Atomics.waitAsync",
  "es2024.string": "String.prototype.isWellFormed",
  "esnext.array": "Array.fromAsync",
  "esnext.collection": "Set.prototype.union",
  "esnext.disposable": "Symbol.dispose",
  "esnext.error": "Error.isError",
  "esnext.float16": "Math.f16round",
  "esnext.iterator": "Iterator.prototype.map",
  "esnext.promise": "Promise.try",
};

/** A cell may use what the engine that runs it has, and is told of the rest before it runs. */
export function librariesOfEngine(): string[] {
  const present = Object.entries(additions).filter(([, path]) => has(path.split(".")));
  return ["es2022", ...present.map(([name]) => name)].map((name) => `lib.${name}.d.ts`);
}

function has(path: string[]): boolean {
  let value: unknown = globalThis;
  for (const name of path) {
    if (value === undefined || value === null || !(name in Object(value))) return false;
    // A getter of a prototype has no value on the prototype itself, and need not: it is there.
    const descriptor = Object.getOwnPropertyDescriptor(value, name);
    value = descriptor?.get && name !== "Iterator" ? true : (value as Record<string, unknown>)[name];
  }
  return true;
}
