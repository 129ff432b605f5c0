import { isStoppable } from "./startThread.js";

/**
 * Stops what runs in the worker threads of this process, be it an endless loop, promises without end or a wait; what
 * they hold they keep. It takes Node's inspector: all else waits for the code that runs to yield.
 */
export async function stopThreads() {
  const { Session } = await import("node:inspector/promises");
  const session = new Session();
  session.connect();
  const threads: string[] = [];
  session.on("NodeWorker.attachedToWorker", ({ params: { sessionId, workerInfo } }) => {
    if (isStoppable(workerInfo.title)) threads.push(sessionId);
  });
  await session.post("NodeWorker.enable", { waitForDebuggerOnStart: false });
  const message = JSON.stringify({ id: 1, method: "Runtime.terminateExecution" });
  await Promise.all(
    threads.map((sessionId) => session.post("NodeWorker.sendMessageToWorker", { sessionId, message })),
  );
  await session.post("NodeWorker.disable");
  session.disconnect();
}
