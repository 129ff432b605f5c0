import { ZmqServer } from "tslab/dist/jupyter.js";
import type { Publisher, Router } from "zeromq";

/**
 * Binds a socket where Jupyter's clients look for it. It sends at once and without limit: otherwise what a loop shows
 * is lost beyond some hundred messages.
 */
async function bindSocket(this: ZmqServer, socket: Publisher | Router, port: number) {
  const { transport, ip } = this.connInfo;
  socket.sendHighWaterMark = 0;
  socket.sendTimeout = 0;
  await socket.bind(transport === "ipc" ? `ipc://${ip}-${port}` : `${transport}://${ip}:${port}`);
}

Object.assign(ZmqServer.prototype, { bindSocket });
