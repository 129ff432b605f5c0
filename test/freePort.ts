import assert from "node:assert/strict";
import { connect } from "node:net";

export const listens = (port: number) =>
  new Promise<boolean>((resolve) => {
    const socket = connect(port, "127.0.0.1");
    const answer = (open: boolean) => {
      socket.destroy();
      resolve(open);
    };
    socket.on("connect", () => answer(true)).on("error", () => answer(false));
  });

/** A port from `first` on that nobody listens on, below those that the system gives away by itself. */
export async function freePort(first = 20_000 + (process.pid % 10_000)) {
  let port = first;
  while (await listens(port)) port += 1;
  return port;
}

/** Waits until a server that was started answers. */
export async function answers(url: string, stillRuns: () => boolean) {
  while (stillRuns()) {
    const response = await fetch(url).catch(() => undefined);
    if (response?.ok) return;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  assert.fail("the server ended before it answered");
}
