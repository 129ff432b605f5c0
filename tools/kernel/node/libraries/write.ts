// Writes the libraries of notebooks in one piece, with what the engine has compiled of them.
import { writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { Script } from "node:vm";
import { bundle } from "../compiler/bundle.js";
import { stampsOf } from "../compiler/stamps.js";
import { bytesOf, filename, inOnePiece } from "./file.js";
import type { Loader } from "./open.js";

const require = createRequire(import.meta.url);
const entries = Array.from(inOnePiece, (name) => require.resolve(name));
const [figures = ""] = entries;

const { javascript, files } = bundle(entries);
const script = new Script(javascript, { filename });
const { load } = (script.runInThisContext() as Loader)(require);
for (const entry of entries) load(entry);
const { render, binaryEntropyCurve } = load(figures) as typeof import("surprisal/figures");
render(binaryEntropyCurve({ p: 0.5 })); // what pictures need is compiled now, too
const compiled = script.createCachedData();
writeFileSync(process.argv[2] as string, bytesOf({ stamps: stampsOf(files), javascript, compiled }));
