import type { Cells } from "./cells.js";
import type { Compiler } from "./compiler/compiler.js";
import { endAtOnce } from "./endAtOnce.js";
import { kernelError } from "./endings.js";
import { kernelInfo } from "./kernelInfo.js";
import { type Connection, heard, listen, type Sockets, send } from "./sockets.js";
import { type Rules, Turns } from "./turns.js";
import { type Request, Wire } from "./wire.js";

type Content = Record<string, unknown>;
type Channel = "shell" | "control";

/** Answers Jupyter's clients. What it cannot read it passes over: no message stops it. */
export class Server {
  #sockets: Sockets;
  #wire: Wire;
  #compiler: Compiler;
  #cells: Cells;
  #turns: Turns;
  #heard: Promise<unknown> | undefined;
  /** The question that is open: whom it was put to, and what is done with the answer. */
  #question: { request: Request; answered: (text: string) => void } | undefined;

  constructor(connection: Connection, sockets: Sockets, compiler: Compiler, cells: Cells, rules: Rules) {
    this.#sockets = sockets;
    this.#wire = new Wire(connection);
    this.#compiler = compiler;
    this.#cells = cells;
    this.#turns = new Turns(compiler, cells, rules, {
      publish: (type, content, request) => this.#publish(type, content, request),
      ask: (prompt, request) => this.#ask(prompt, request),
    });
  }

  open() {
    for (const channel of ["shell", "control"] as const)
      void listen(this.#sockets[channel], (frames) => {
        const request = this.#wire.read(frames);
        if (request) void this.#serve(channel, request);
      });
    void listen(this.#sockets.stdin, (frames) => {
      const answer = this.#wire.read(frames);
      const { request, answered } = this.#question ?? {};
      if (answer?.type === "input_reply" && request && isSameClient(answer, request))
        answered?.(String(answer.content.value ?? ""));
    });
  }

  interrupt() {
    return this.#turns.interrupt();
  }

  async #serve(channel: Channel, request: Request) {
    this.#heard ??= heard(this.#sockets.iopub);
    await this.#heard; // the sockets of a client arrive one by one
    const reply = (content: object) =>
      send(
        this.#sockets[channel],
        this.#wire.write(request.type.replace(/request$/, "reply"), content, request),
      );
    if (request.type === "execute_request") {
      reply(await this.#turns.take(request, () => this.#status("busy", request)).catch(apology));
      return this.#status("idle", request);
    }
    this.#status("busy", request);
    const content = await this.#answer(request).catch(apology);
    if (content) reply(content);
    this.#status("idle", request);
    if (request.type === "shutdown_request") await this.#close();
    // A client that looks only at the latest status must not take the kernel for idle while a cell runs.
    if (this.#turns.current) this.#status("busy", this.#turns.current);
  }

  /** The content of the reply, or undefined: what is unknown is not answered. */
  async #answer(request: Request): Promise<object | undefined> {
    const { type, content } = request;
    switch (type) {
      case "kernel_info_request":
        return kernelInfo;
      case "comm_open": // of a widget: nobody is there to talk to
        return void this.#publish("comm_close", { comm_id: content.comm_id, data: {} }, request);
      case "is_complete_request":
        return this.#compiler.completeness(String(content.code ?? ""));
      case "complete_request":
        return this.#complete(content);
      case "inspect_request":
        return this.#inspect(content);
      case "history_request":
        return this.#turns.history.answer(content);
      case "comm_info_request":
        return { status: "ok", comms: {} };
      case "interrupt_request":
        await this.interrupt();
        return { status: "ok" };
      case "shutdown_request":
        return { status: "ok", restart: content.restart === true };
      default:
        return undefined;
    }
  }

  async #complete(content: Content) {
    const { matches, start, end } = await this.#compiler.complete(...cursor(content));
    return { status: "ok", matches, cursor_start: start, cursor_end: end, metadata: {} };
  }

  async #inspect(content: Content) {
    const data = await this.#compiler.inspect(...cursor(content));
    return { status: "ok", found: data !== undefined, data: data ?? {}, metadata: {} };
  }

  #ask(prompt: string, request: Request) {
    send(this.#sockets.stdin, this.#wire.write("input_request", { prompt, password: false }, request));
    return new Promise<string>((answered) => {
      this.#question = { request, answered };
    });
  }

  #publish(type: string, content: object, request: Request) {
    send(this.#sockets.iopub, this.#wire.write(type, content, { ...request, identities: [] }));
  }

  #status(execution_state: "busy" | "idle", request: Request) {
    this.#publish("status", { execution_state }, request);
  }

  /** A timer that a cell left behind must not keep the kernel alive. */
  async #close() {
    for (const socket of Object.values(this.#sockets)) socket.close();
    if (await this.#cells.end()) process.exit();
    endAtOnce();
  }
}

const isSameClient = ({ identities: [a] }: Request, { identities: [b] }: Request) =>
  a !== undefined && b?.equals(a) === true;

/** The code and the place in it that a client asks about; without a place, the end. */
function cursor({ code, cursor_pos }: Content): [code: string, position: number] {
  const source = String(code ?? "");
  return [source, typeof cursor_pos === "number" ? cursor_pos : [...source].length];
}

/** The reply to a request that makes no sense, or at which we fail. */
const apology = (error: unknown) => ({ status: "error", ...kernelError(String(error)) });
