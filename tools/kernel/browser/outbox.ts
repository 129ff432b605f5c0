// What cells show, on its way out of the worker: gathered and bounded, so that the page survives a cell that prints endlessly.

type Content = Record<string, unknown>;

interface Message {
  id: number;
  type: string;
  content: Content;
  /** Of a message that says how much was left out: how many characters. */
  omitted?: number;
}

/** Milliseconds that a message may wait for more. */
const patience = 50;

/** So many messages of a cell go out at once: what it shows before an endless loop is seen. */
const atOnce = 50;

/** Characters that one cell can print, and those that it can display. */
const plenty = { printed: 200_000, displayed: 20_000_000 };

/** Elements cost a page more than characters. So a display counts as so many more, and so does a change of the stream. */
const perDisplay = 10_000;
const perTurn = 200;

export function createOutbox(send: (message: Message) => void) {
  let id = 0;
  let room = { ...plenty };
  let omitted = 0;
  let stream = "stdout";
  let waiting: Message[] = [];
  /** Of those that wait, the update of each display. */
  const updates = new Map<string | undefined, Content>();
  let prompt = atOnce;
  let sent = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;

  function flush() {
    clearTimeout(timer);
    timer = undefined;
    sent = performance.now();
    const messages = waiting;
    waiting = [];
    updates.clear();
    for (const message of messages) send(message);
  }

  function add(type: string, content: Content) {
    const last = waiting.at(-1);
    const updated = type === "update_display_data" ? updates.get(idOf(content)) : undefined;
    if (updated) Object.assign(updated, content);
    else if (type === "stream" && last?.type === type && last.content.name === content.name)
      last.content.text = `${last.content.text}${content.text}`;
    else {
      waiting.push({ id, type, content });
      if (type === "update_display_data") updates.set(idOf(content), content);
      else updates.delete(idOf(content)); // shown once more, it is updated once more
    }
    prompt -= 1;
    if (prompt >= 0) flush();
    else timer ??= setTimeout(flush, patience);
  }

  function leaveOut(length: number) {
    omitted += length;
    if (performance.now() - sent >= patience) flush(); // a busy cell lets no timer come
  }

  return {
    /** From now on, everything belongs to this request. */
    begin(request: number) {
      flush();
      id = request;
      room = { ...plenty };
      stream = "stdout";
      omitted = 0;
      prompt = atOnce;
    },
    print(name: string, text: string) {
      const fits = text.slice(0, room.printed);
      room.printed -= Math.min(room.printed, fits.length + (name === stream ? 0 : perTurn));
      stream = name;
      if (fits !== "") add("stream", { name, text: fits });
      leaveOut(text.length - fits.length);
    },
    /** What says how a cell ended is shown `always`. */
    show(type: string, content: Content, always = false) {
      const length = lengthOf(content);
      const cost = always || type === "update_display_data" ? 0 : length + perDisplay;
      const fits = cost <= room.displayed;
      room.displayed -= Math.min(cost, room.displayed);
      if (fits) add(type, content);
      leaveOut(fits ? 0 : length);
    },
    /** Sends what waits, and says how much of the request was left out. */
    end() {
      flush();
      const text = `… and ${omitted} more characters, not shown\n`;
      if (omitted > 0) send({ id, type: "stream", content: { name: "stdout", text }, omitted });
      omitted = 0;
    },
  };
}

const idOf = ({ transient }: Content) => (transient as { display_id?: string } | undefined)?.display_id;

const lengthOf = ({ data, traceback }: Content) =>
  [...Object.values(data ?? {}), ...((traceback as string[] | undefined) ?? [])].join("").length;
