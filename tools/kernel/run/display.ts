import type { Display } from "../exchange.js";
import { savable } from "./bundle.js";

type Show = (display: Display, update: boolean) => void;

const types = {
  javascript: "text/javascript",
  html: "text/html",
  markdown: "text/markdown",
  latex: "text/latex",
  svg: "image/svg+xml",
  png: "image/png",
  jpeg: "image/jpeg",
  gif: "image/gif",
  pdf: "application/pdf",
  text: "text/plain",
};

/** What cells get from `import … from "tslab"`, as tslab has it. */
export function createTslab(show: Show, versions: Record<string, string>) {
  return { display: createDisplay(show), newDisplay: () => createDisplay(show, newId()), versions };
}

/** With an id, each call shows its content in place of the one before. */
function createDisplay(show: Show, id?: string) {
  let update = false;
  const raw = (type: string, content: string | Uint8Array) => {
    const data = savable({ [type]: content });
    show({ data, metadata: {}, transient: id === undefined ? {} : { display_id: id } }, update);
    update = id !== undefined;
  };
  const byName = Object.entries(types).map(([name, type]) => [
    name,
    (content: string | Uint8Array) => raw(type, content),
  ]);
  return { ...Object.fromEntries(byName), raw };
}

const newId = () =>
  Array.from(crypto.getRandomValues(new Uint8Array(8)), (byte) => byte.toString(16).padStart(2, "0")).join(
    "",
  );
