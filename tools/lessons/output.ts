// What a cell shows.
import { isObject, type JsonObject, listOf, Misfit, numberOf, textOf } from "./json.js";

/** Texts, or JSON for what is JSON, by MIME type. */
export type MimeBundle = JsonObject;

export type Output = Stream | Display | Failure;

export interface Stream {
  output_type: "stream";
  name: string;
  text: string;
}

export interface Display {
  output_type: "display_data" | "execute_result";
  data: MimeBundle;
  metadata: JsonObject;
  execution_count?: number | null;
}

export interface Failure {
  output_type: "error";
  ename: string;
  evalue: string;
  traceback: string[];
}

export function parseOutput(value: unknown, name: string): Output {
  const kind = isObject(value) ? value.output_type : undefined;
  if (!isObject(value)) throw new Misfit(`is no notebook: an output of ${name} is none`);
  if (kind === "stream")
    return { output_type: kind, name: String(value.name), text: textOf(value.text) ?? "" };
  if (kind === "error") {
    const traceback = listOf(value.traceback, (line) => textOf(line) ?? "");
    return {
      output_type: kind,
      ename: textOf(value.ename) ?? "",
      evalue: textOf(value.evalue) ?? "",
      traceback,
    };
  }
  if (kind !== "display_data" && kind !== "execute_result")
    throw new Misfit(`is no notebook: an output of ${name} is of no known kind`);
  const data = parseBundle(value.data, `an output of ${name}`);
  const metadata = isObject(value.metadata) ? value.metadata : {};
  const count = kind === "execute_result" ? { execution_count: numberOf(value.execution_count) ?? null } : {};
  return { output_type: kind, data, metadata, ...count };
}

/** JSON stays as it is; everything else is text, or lines of it. */
export function parseBundle(value: unknown, name: string): MimeBundle {
  if (!isObject(value)) throw new Misfit(`is no notebook: ${name} is none`);
  const entries = Object.entries(value).map(([type, content]) => {
    const text = isJson(type) ? content : textOf(content);
    if (text === undefined) throw new Misfit(`is no notebook: ${name} is no text`);
    return [type, text];
  });
  return Object.fromEntries(entries);
}

const isJson = (type: string) => /^application\/(json|.*\+json)$/.test(type);
