// The process that compiles, where it has no snapshot to start from.
import { createNodeConverter } from "../createConverter.js";
import { reservedNames, serve } from "./serve.js";

serve(createNodeConverter(process.cwd(), reservedNames()));
