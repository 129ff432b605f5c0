// The compiling half of the kernel in a Web Worker of its own.
import "./declarations.js"; // first: they come while the compiler is read

import { createConverter } from "../convert/converter.js";
import type { Converter } from "../exchange.js";
import type { Answer, Question } from "./compiler.js";
import { declarations } from "./declarations.js";
import { filesOf } from "./files.js";
import { line } from "./line.js";
import { folder, modules } from "./modules.js";

const converter: Promise<Converter> = declarations.then((files) => {
  const made = createConverter({
    system: filesOf(files, folder),
    folder,
    libraries: "/lib",
    types: "/node_modules/@types",
    modules,
    provided: { tslab: "/node_modules/tslab/dist/index.d.ts" },
  });
  made.convert("1", 0); // reads the declarations once, before a reader waits for it
  return made;
});
void line.then(async (port) => {
  const tell = (answer: Answer) => port.postMessage(answer);
  const made = await converter.catch((error: unknown) => tell({ error }));
  if (!made) return;
  tell({});
  port.onmessage = ({ data: { method, values } }: MessageEvent<Question>) => {
    try {
      tell({ value: (made[method] as (...values: unknown[]) => unknown)(...values) });
    } catch (error) {
      tell({ error });
    }
  };
});
