import { dot, text } from "@observablehq/plot";

/** A name and its colour in the upper right corner, for bars too narrow to bear it; `dx` places it from the edge. */
export function legend(name: string, fill: string, dx: number) {
  const place = { frameAnchor: "top-right", facet: "super" } as const;
  return [
    text([name], { ...place, text: String, dx: dx - 20, dy: -44 }),
    dot([0], { ...place, symbol: "square", r: 7, fill, dx: dx - 6, dy: -36 }),
  ];
}
