import { readFileSync } from "node:fs";
import { setTimeout as delay } from "node:timers/promises";
import { Reply, Router, XPublisher } from "zeromq";

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

/** The five sockets of a kernel, where its clients look for them. */
export async function openSockets({ transport, ip, ...ports }: Connection) {
  // A client whose connection broke comes back under its old name, before the system has noticed that.
  const router = () => new Router({ sendHighWaterMark: 0, sendTimeout: 0, handover: true });
  const sockets = {
    shell: router(),
    control: router(),
    stdin: router(),
    // At once and without limit: otherwise what a loop shows is lost beyond some hundred messages.
    iopub: new XPublisher({ sendHighWaterMark: 0, sendTimeout: 0 }),
    hb: new Reply(),
  };
  const names = Object.keys(sockets) as (keyof typeof sockets)[];
  await Promise.all(
    names.map((name) => {
      const port = ports[`${name}_port`];
      return sockets[name].bind(transport === "ipc" ? `ipc://${ip}-${port}` : `${transport}://${ip}:${port}`);
    }),
  );
  void echo(sockets.hb);
  return sockets;
}

export type Sockets = Awaited<ReturnType<typeof openSockets>>;

/** Milliseconds in which a client whose first socket has reached us brings the others, too. */
const longest = 250;

/** Resolves when somebody hears what is published, or after a while: some clients never listen. */
export function heard(iopub: XPublisher): Promise<unknown> {
  const subscribed = new Promise<void>((resolve) => void listen(iopub, () => resolve()));
  return Promise.race([subscribed, delay(longest)]);
}

/** Hands every message to `take`, until the socket closes. */
export async function listen(socket: Router | XPublisher, take: (frames: Buffer[]) => void) {
  for await (const frames of socket) take(frames);
}

/** Sends a message; that the client has gone, or the kernel is about to end, is no reason to stop. */
export function send(socket: XPublisher | Router, frames: Frames) {
  if (!socket.closed) socket.send(frames).catch(() => {});
}

/** Tells those who listen for the kernel's heart that it beats. */
async function echo(heart: Reply) {
  for await (const beat of heart) await heart.send(beat);
}
