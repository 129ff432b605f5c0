// The compiler's files in a browser: what came with the page, read only.
import type { System } from "../convert/project.js";

export function filesOf(record: Record<string, string>, folder: string): System {
  const files = new Map(Object.entries(record));
  const folders = new Set<string>(["/", folder]);
  for (const path of files.keys())
    for (let at = path.indexOf("/", 1); at > 0; at = path.indexOf("/", at + 1))
      folders.add(path.slice(0, at));
  const clean = (path: string) => path.replace(/(.)\/$/, "$1");
  return {
    useCaseSensitiveFileNames: true,
    fileExists: (path) => files.has(path),
    readFile: (path) => files.get(path),
    directoryExists: (path) => folders.has(clean(path)),
    getDirectories(path) {
      const start = path === "/" ? "/" : `${clean(path)}/`;
      const inside = [...folders].filter((folder) => folder !== path && folder.startsWith(start));
      return inside.map((folder) => folder.slice(start.length)).filter((name) => name && !name.includes("/"));
    },
  };
}
