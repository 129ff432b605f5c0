import { readFileSync } from "node:fs";
import { Publisher, Reply, Router } from "zeromq";

/** What Jupyter writes for a kernel: where its clients will look for it. */
export interface Connection {
  transport: string;
  ip: string;
  key: string;
  signature_scheme: string;
  shell_port: number;
  control_port: number;
  stdin_port: number;
  iopub_port: number;
  hb_port: number;
}

type Frames = (Buffer | string)[];

export const readConnection = (file: string) => JSON.parse(readFileSync(file, "utf8")) as Connection;

/** The five sockets of a kernel. */
export function openSockets() {
  const router = () => new Router({ sendHighWaterMark: 0, sendTimeout: 0 });
  return {
    shell: router(),
    control: router(),
    stdin: router(),
    // At once and without limit: otherwise what a loop shows is lost beyond some hundred messages.
    iopub: new Publisher({ sendHighWaterMark: 0, sendTimeout: 0 }),
    hb: new Reply(),
  };
}

export type Sockets = ReturnType<typeof openSockets>;

export async function bindSockets(sockets: Sockets, connection: Connection) {
  const { transport, ip } = connection;
  const names = Object.keys(sockets) as (keyof Sockets)[];
  await Promise.all(
    names.map((name) => {
      const port = connection[`${name}_port`];
      return sockets[name].bind(transport === "ipc" ? `ipc://${ip}-${port}` : `${transport}://${ip}:${port}`);
    }),
  );
  void echo(sockets.hb);
}

/** Hands every message to `take`, until the socket closes. */
export async function listen(socket: Router, take: (frames: Buffer[]) => void) {
  for await (const frames of socket) take(frames);
}

/** A client that has gone is no reason to stop. */
export function send(socket: Publisher | Router, frames: Frames) {
  socket.send(frames).catch(() => {});
}

/** Tells those who listen for the kernel's heart that it beats. */
async function echo(heart: Reply) {
  for await (const beat of heart) await heart.send(beat);
}
