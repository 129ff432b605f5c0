type Line = [session: number, line: number, input: string];
type LineWithOutput = [session: number, line: number, both: [input: string, output: string | null]];

/** A kernel remembers its own session, and no other. */
const session = 1;

/** The cells of this session, as a console leafs and searches through them. */
export class History {
  #entries: { line: number; input: string; output: string | null }[] = [];

  add(line: number, input: string, output: string | null) {
    this.#entries.push({ line, input, output });
  }

  /** The content of a `history_reply` to the content of this request. */
  answer(request: Record<string, unknown>): { status: "ok"; history: (Line | LineWithOutput)[] } {
    const history = this.#select(request).map(({ line, input, output }): Line | LineWithOutput =>
      request.output === true ? [session, line, [input, output]] : [session, line, input],
    );
    return { status: "ok", history };
  }

  #select(request: Record<string, unknown>) {
    const { hist_access_type: access, unique, pattern } = request;
    const latest = <T>(all: T[]) => all.slice(Math.max(0, all.length - integer(request.n, all.length)));
    switch (access) {
      case "tail":
        return latest(this.#entries);
      case "range":
        return this.#range(request);
      case "search": {
        const glob = globPattern(typeof pattern === "string" ? pattern : "*");
        const found = this.#entries.filter(({ input }) => glob.test(input));
        return latest(unique === true ? lastOfEach(found) : found);
      }
      default:
        return [];
    }
  }

  /** The lines from `start` up to `stop`; what is negative counts from the end, and no `stop` is the end. */
  #range(request: Record<string, unknown>) {
    if (![0, session].includes(integer(request.session, 0))) return [];
    const end = (this.#entries.at(-1)?.line ?? 0) + 1;
    const line = (value: unknown, missing: number) => {
      const place = integer(value, missing);
      return place < 0 ? place + end : place;
    };
    const start = line(request.start, 1);
    const stop = line(request.stop, end) || end;
    return this.#entries.filter((entry) => start <= entry.line && entry.line < stop);
  }
}

const integer = (value: unknown, missing: number) =>
  typeof value === "number" && Number.isInteger(value) ? value : missing;

/** Of equal inputs the latest. */
const lastOfEach = <T extends { input: string }>(entries: T[]) =>
  [...new Map(entries.map((entry) => [entry.input, entry] as const).reverse()).values()].reverse();

/** `*` stands for any text, `?` for any character, `[ab]` and `[^ab]` for one of those or none. */
function globPattern(glob: string) {
  const source = glob.replace(/\[\^?\]?[^\]]*\]|[\s\S]/gu, (part) => {
    if (part === "*") return "[\\s\\S]*";
    if (part === "?") return "[\\s\\S]";
    if (part.length < 3 || !part.startsWith("[")) return part.replace(/[\\^$.*+?()[\]{}|/]/, "\\$&");
    const negated = part[1] === "^" ? "^" : "";
    const members = part.slice(1 + negated.length, -1).replace(/[\\^[\]]/g, "\\$&");
    return `[${negated}${members}]`;
  });
  try {
    return new RegExp(`^${source}$`, "u");
  } catch {
    return /(?!)/; // `[z-a]` is nothing
  }
}
