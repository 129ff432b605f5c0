import type { Cells } from "./cells.js";

/** Milliseconds between two looks; and those that what a cell left behind may compute without a pause. */
const pause = 250;
const longest = 2000;

/** Tells of a timer, or a promise, of an earlier cell that takes the time of those that follow. */
export function watchLeftovers(cells: Cells, tell: (id: number) => void) {
  let waits = false;
  let suspect: { id: number; since: number } | undefined;
  const look = () => {
    const id = cells.computing;
    if (!waits) {
      waits = true;
      suspect = undefined;
      void cells.responds().then(() => {
        waits = false;
      });
    } else if (id === undefined || cells.runs(id)) suspect = undefined;
    else if (suspect?.id !== id) suspect = { id, since: performance.now() };
    else if (performance.now() - suspect.since > longest) tell(id);
  };
  setInterval(look, pause).unref();
}
