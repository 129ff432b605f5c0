// The lesson as a notebook, with what the reader wrote and saw.
import type { Cell } from "./cell.js";
import { element } from "./element.js";
import type { Output } from "./outputs.js";

interface Notebook {
  cells: {
    id: string;
    cell_type: string;
    source: string | string[];
    outputs?: object[];
    execution_count?: number | null;
  }[];
}

const lines = (text: string) => text.split(/(?<=\n)/);

export async function download(cells: readonly Cell[]) {
  const link = document.querySelector<HTMLAnchorElement>("a[data-notebook]");
  if (!link) return;
  const notebook: Notebook = await (await fetch(link.href)).json();
  for (const cell of cells) {
    const model = notebook.cells.find(({ id }) => id === cell.id);
    if (!model) continue;
    model.source = lines(cell.code());
    if (cell.latest) model.outputs = cell.latest.map(asKept);
  }
  const text = `${JSON.stringify(notebook, null, 1)}\n`;
  const href = URL.createObjectURL(new Blob([text], { type: "application/x-ipynb+json" }));
  element("a", { href, download: link.href.split("/").at(-1) ?? "lesson.ipynb" }).click();
  URL.revokeObjectURL(href);
}

function asKept(output: Output): object {
  if (output.output_type === "stream") return { ...output, text: lines(output.text ?? "") };
  if (output.output_type === "error") return output;
  const data = Object.entries(output.data ?? {}).map(([type, value]) => [
    type,
    typeof value === "string" ? lines(value) : value,
  ]);
  const count = output.output_type === "execute_result" ? { execution_count: null } : {};
  return {
    output_type: output.output_type,
    data: Object.fromEntries(data),
    metadata: output.metadata ?? {},
    ...count,
  };
}
