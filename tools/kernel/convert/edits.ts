/** Text that replaces a piece of another text. `from` is the offset that errors in it are said to be at. */
export interface Edit {
  start: number;
  end: number;
  text: string;
  from?: number;
}

/** Where a piece of JavaScript stands in the cell: an offset in the one, line and column, from 0, in the other. */
export interface Place {
  offset: number;
  line: number;
  column: number;
}

/** The edited text, and its places: four numbers each, line and column in the text, line and column in the source. */
export function apply(edits: Edit[], text: string, places: Place[]): { text: string; places: number[] } {
  const sorted = [...edits].sort((a, b) => a.start - b.start); // stable: what is said first stands first
  let edited = "";
  let done = 0;
  let next = 0;
  const moved: Place[] = [];
  const keep = (end: number) => {
    for (; next < places.length && (places[next] as Place).offset < end; next++) {
      const place = places[next] as Place;
      if (place.offset >= done) moved.push({ ...place, offset: edited.length + place.offset - done });
    }
    edited += text.slice(done, end);
    done = Math.max(done, end);
  };
  for (const { start, end, text: put, from } of sorted) {
    keep(start);
    const place = from === undefined ? undefined : lastBefore(places, from);
    if (place) moved.push({ ...place, offset: edited.length });
    else if (end > start) {
      const replaced = places[next];
      if (replaced && replaced.offset < end) moved.push({ ...replaced, offset: edited.length });
    }
    edited += put;
    done = Math.max(done, end);
  }
  keep(text.length);
  return { text: edited, places: byLine(edited, moved) };
}

function lastBefore(places: Place[], offset: number) {
  let found: Place | undefined;
  for (const place of places) if (place.offset <= offset) found = place;
  return found;
}

function byLine(text: string, places: Place[]): number[] {
  const numbers: number[] = [];
  let line = 0;
  let start = 0;
  let end = endOfLine(text, start); // looked for once for each line: a line may be as long as a cell
  for (const place of places) {
    while (end < place.offset) {
      line += 1;
      start = end + 1;
      end = endOfLine(text, start);
    }
    numbers.push(line, place.offset - start, place.line, place.column);
  }
  return numbers;
}

function endOfLine(text: string, start: number): number {
  const end = text.indexOf("\n", start);
  return end < 0 ? text.length : end;
}
