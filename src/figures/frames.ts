/** Strings that have much in common, such as pictures of something that moves, stored without repeating it. */
type Frames = {
  /** For each shape a frame can have, the parts that never change. */
  templates: string[][];
  /** For each frame, the number of its template, then what stands between the template's parts. */
  rows: (number | string)[][];
};

/** Folds frames, which have the same shape if they have as many tags. To unfold one, put its row between the parts. */
export function fold(frames: readonly string[]): Frames {
  const tags = frames.map((frame) => frame.split(/(?=<)/));
  const lengths = [...new Set(tags.map(({ length }) => length))];
  const rows: (number | string)[][] = tags.map(({ length }) => [lengths.indexOf(length)]);
  const templates = lengths.map((length) => {
    const members = rows.flatMap((_, i) => (tags[i].length === length ? [i] : []));
    const template = [""];
    for (let k = 0; k < length; k++) {
      for (const column of columns(members.map((i) => tags[i][k]))) {
        if (column.every((part) => part === column[0])) template[template.length - 1] += column[0];
        else {
          template.push("");
          members.forEach((i, place) => {
            rows[i].push(compact(column[place]));
          });
        }
      }
    }
    return template;
  });
  return { templates, rows };
}

/** Texts cut at their numbers, if all have as many, and set side by side. */
function columns(texts: readonly string[]): string[][] {
  const pieces = texts.map((text) => text.match(/[−-]?\d+(?:\.\d+)?|∞|(?:(?![−-]?\d|∞).)+/gs) ?? []);
  if (pieces.some(({ length }) => length !== pieces[0].length)) return [[...texts]];
  return pieces[0].map((_, k) => pieces.map((piece) => piece[k]));
}

/** A number where that reads back as the same text. */
function compact(text: string): number | string {
  return String(Number(text)) === text ? Number(text) : text;
}
