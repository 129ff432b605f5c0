import { writeSync } from "node:fs";
import { setTimeout as delay } from "node:timers/promises";
import { inspect } from "node:util";
import { ZmqServer } from "tslab/dist/jupyter.js";
import type { Handler } from "./handler.js";
import { Output } from "./output.js";
import "./transport.js";

type Socket = Parameters<ZmqServer["handleShellMessage"]>[0];
type Request = Parameters<ZmqServer["handleExecute"]>[1];
type ExecuteRequest = Parameters<Handler["handleExecute"]>[0];

/** Stands before the signature and the header of a message. */
const delimiter = Buffer.from("<IDS|MSG>");

const answered = new Set(
  ["kernel_info", "execute", "is_complete", "inspect", "complete", "comm_info", "shutdown"].map(
    (name) => `${name}_request`,
  ),
);

/** Milliseconds within which the requests of a "run all" arrive. */
const together = 200;

/** tslab's server, with the rest of what Jupyter's protocol asks of a kernel. */
export class Server extends ZmqServer {
  #turn = Promise.resolve();
  #cells = 0;
  #stops = 0;
  #output: Output | undefined;

  /** An error belongs to the latest cell; before the first one, to the kernel's log. */
  report(thrown: unknown) {
    if (this.#output) this.#output.fail(thrown);
    else writeSync(2, `${inspect(thrown)}\n`);
  }

  /** What tslab does not know (widgets, history) it would report into the reader's cell. */
  override async handleShellMessage(socket: Socket, ...frames: Buffer[]) {
    const header = frames[frames.findIndex((frame) => frame.equals(delimiter)) + 2];
    const { warn } = console;
    if (!answered.has(JSON.parse(String(header)).msg_type)) console.warn = () => {};
    const handled = super.handleShellMessage(socket, ...frames); // reports at once, and says busy and idle in any case
    console.warn = warn;
    await handled;
  }

  /** Cells run one by one. When one fails, those already waiting are aborted. */
  override handleExecute(socket: Socket, request: Request) {
    const stops = this.#stops;
    this.#turn = this.#turn.then(async () => {
      super.publishStatus("busy", request);
      const reply = stops === this.#stops ? await this.#execute(request) : { status: "aborted" };
      this.#send(socket, request, "execute_reply", reply);
    });
    return this.#turn;
  }

  async #execute(request: Request) {
    const content = request.content as ExecuteRequest;
    const output = new Output((type, shown) => this.#send(this.iopub, request, type, shown));
    this.#output = output;
    this.#cells += 1;
    this.#send(this.iopub, request, "execute_input", { code: content.code, execution_count: this.#cells });
    const reply = await this.handler.handleExecute(
      content,
      (stream, text) => output.print(stream, text),
      (data, update) => output.display(data, update),
    );
    // Node tells of unhandled rejections, and of what timers without delay throw, only after this turn of its loop.
    await delay(0);
    output.flush();
    if (!output.failure) return { ...reply, payload: [], user_expressions: {} };
    if (content.stop_on_error !== false) {
      await delay(together);
      this.#stops += 1;
    }
    return { ...reply, status: "error", ...output.failure };
  }

  /** A cell that waits for its turn is not busy yet. */
  override publishStatus(status: string, request: Request) {
    if (status === "busy" && request.header.msg_type === "execute_request") return;
    super.publishStatus(status, request);
  }

  override handleCommInfoRequest(socket: Socket, request: Request) {
    this.#send(socket, request, "comm_info_reply", { status: "ok", comms: {} });
  }

  /** A timer that a cell left behind must not keep the kernel alive. */
  override close() {
    super.close();
    process.exit();
  }

  #send(socket: unknown, request: Request, type: string, content: object) {
    const message = request.createReply();
    message.header.msg_type = type;
    message.content = content;
    message.signAndSend(this.connInfo.key, socket);
  }
}
