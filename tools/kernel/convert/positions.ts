// Jupyter counts characters as Unicode does, code point by code point; JavaScript and its compiler count in units of UTF-16.

export function unitsOf(text: string, points: number): number {
  let units = 0;
  for (let point = 0; point < points && units < text.length; point++)
    units += (text.codePointAt(units) as number) > 0xffff ? 2 : 1;
  return units;
}

export const pointsOf = (text: string, units: number) => Array.from(text.slice(0, units)).length;
