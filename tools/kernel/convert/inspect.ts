import ts from "typescript";
import type { MimeBundle } from "../exchange.js";
import { withoutCellFiles } from "./cellFiles.js";
import { unitsOf } from "./positions.js";
import type { Project } from "./project.js";

/** What is known of the name at the position, and of the call around it. */
export function inspect(project: Project, source: string, position: number): MimeBundle | undefined {
  const at = unitsOf(source, position);
  const { service, file } = project.edit(source);
  const places = [at, at - 1, calleeAround(file, at)]; // at - 1: the cursor stands behind the name
  const told: string[] = [];
  for (const [index, place] of places.entries()) {
    if (place === undefined || place < 0 || (index === 1 && told.length > 0)) continue;
    const info = service.getQuickInfoAtPosition(project.cell, place);
    const text = info && info.kind !== ts.ScriptElementKind.unknown && describe(info);
    if (text && !text.includes("/*unresolved*/") && !told.includes(text)) told.push(text);
  }
  return told.length > 0 ? { "text/plain": told.join("\n\n") } : undefined;
}

function describe({ displayParts, documentation, tags = [] }: ts.QuickInfo): string {
  const signature = ts.displayPartsToString(displayParts).replace(/^\(alias\) (.*)\nimport .*$/s, "$1");
  const remarks = tags.map(({ name, text }) => `@${name} ${ts.displayPartsToString(text)}`.trimEnd());
  return [withoutCellFiles(signature), ts.displayPartsToString(documentation), remarks.join("\n")]
    .filter((part) => part !== "")
    .join("\n\n");
}

/** Where the name ends that is called with the arguments at the position. */
function calleeAround(file: ts.SourceFile, at: number): number | undefined {
  let found: number | undefined;
  const visit = (node: ts.Node): void => {
    if (node.pos >= at) return;
    if (ts.isCallExpression(node) || ts.isNewExpression(node)) {
      const opens = file.text.indexOf("(", node.expression.end);
      const isClosed = file.text[node.end - 1] === ")";
      const reaches = isClosed ? at < node.end : file.text.slice(node.end, at).trim() === "";
      if (opens >= 0 && opens < at && reaches) found = node.expression.end - 1;
    }
    ts.forEachChild(node, visit);
  };
  visit(file);
  return found;
}
