import { setTimeout as delay } from "node:timers/promises";
import type { Executor } from "tslab/dist/executor.js";
import { JupyterHandlerImpl, ZmqServer } from "tslab/dist/jupyter.js";
import { describeFailure, type Failure } from "./failure.js";

type Message = Parameters<ZmqServer["handleExecute"]>[1];
type Socket = Parameters<Message["signAndSend"]>[1];

export class Server extends ZmqServer {
  #turn = Promise.resolve();
  #stops = 0;
  #report = (thrown: unknown) => console.error(thrown);

  constructor(executor: Executor, connectionFile: string) {
    super(new JupyterHandlerImpl(executor, false), connectionFile);
  }

  override handleExecute(socket: Socket, request: Message) {
    const stops = this.#stops;
    this.#turn = this.#turn.then(() => this.#execute(socket, request, stops));
    return this.#turn;
  }
  report(thrown: unknown) { this.#report(thrown); }

  async #execute(socket: Socket, request: Message, stops: number) {
    const handler = this.handler as JupyterHandlerImpl;
    if (stops !== this.#stops) return this.#send(socket, request, "execute_reply", { status: "aborted" });
    const { code, stop_on_error = true } = request.content as { code: string; stop_on_error?: boolean };
    const publish = (type: string, content: object) => this.#send(this.iopub, request, type, content);
    let failure: Failure | undefined;
    this.#report = (thrown) => {
      const f = describeFailure(thrown);
      failure ??= f;
      publish("error", f);
    };
    const execution_count = handler["execCount"] + 1;
    publish("execute_input", { code, execution_count });
    try {
      await handler["handleExecuteImpl"](request.content as any, (name, text) => publish("stream", { name, text }), (data, update) =>
        publish(update ? "update_display_data" : "display_data", data),
      );
    } catch (thrown) {
      this.#report(thrown);
    }
    await delay(0);
    if (!failure) return this.#send(socket, request, "execute_reply", { status: "ok", execution_count, payload: [], user_expressions: {} });
    if (stop_on_error) {
      await delay(200);
      this.#stops++;
    }
    this.#send(socket, request, "execute_reply", { status: "error", execution_count, ...failure });
  }

  #send(socket: Socket, request: Message, type: string, content: object) {
    const message = request.createReply();
    message.header.msg_type = type;
    message.content = content;
    message.signAndSend(this.connInfo.key, socket);
  }
}
