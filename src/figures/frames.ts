/** Strings that have much in common, such as pictures of something that moves, stored without repeating it. */
export type Frames = {
  /** For each shape a frame can have, the parts that never change. */
  templates: string[][];
  /** Long parts that several frames have. */
  shared: string[];
  /** For each frame, the number of its template, then what stands between the template's parts; `[n]` is shared[n]. */
  rows: (number | string | [number])[][];
};

/** A part as long as this is stored once, however many frames have it. */
const long = 12;

/** Folds frames, which have the same shape if they have as many tags. To unfold one, put its row between the parts. */
export function fold(frames: readonly string[]): Frames {
  const tags = frames.map((frame) => frame.split(/(?=<)/));
  const lengths = [...new Set(tags.map(({ length }) => length))];
  const rows: Frames["rows"] = tags.map(({ length }) => [lengths.indexOf(length)]);
  const shared = new Map<string, number>();
  const templates = lengths.map((length) => {
    const members = rows.flatMap((_, i) => (tags[i].length === length ? [i] : []));
    const template = [""];
    for (let k = 0; k < length; k++) {
      for (const column of columns(members.map((i) => tags[i][k]))) {
        if (column.every((part) => part === column[0])) template[template.length - 1] += column[0];
        else {
          template.push("");
          members.forEach((i, place) => {
            rows[i].push(compact(column[place], shared));
          });
        }
      }
    }
    return template;
  });
  return { templates, shared: [...shared.keys()], rows };
}

/** Texts set side by side: whole, or cut at their numbers if all have as many and that is shorter. */
function columns(texts: readonly string[]): string[][] {
  const distinct = new Set(texts);
  if (distinct.size === 1) return [[...texts]];
  const pieces = texts.map((text) => text.match(/[−-]?\d+(?:\.\d+)?|∞|(?:(?![−-]?\d|∞).)+/gs) ?? []);
  if (pieces.some(({ length }) => length !== pieces[0].length)) return [[...texts]];
  const cut = pieces[0].map((_, k) => pieces.map((piece) => piece[k]));
  const moving = cut.filter((column) => column.some((part) => part !== column[0])).length;
  const whole = [...distinct].reduce((total, { length }) => total + length, 0);
  return whole < 4 * moving * texts.length ? [[...texts]] : cut;
}

/** A number where that reads back as the same text; the place of a long text among those that are shared. */
function compact(text: string, shared: Map<string, number>): number | string | [number] {
  if (String(Number(text)) === text) return Number(text);
  if (text.length < long) return text;
  const place = shared.get(text) ?? shared.size;
  shared.set(text, place);
  return [place];
}
