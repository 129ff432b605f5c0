/** The worker's end of the line between the two workers: what it is sent first. */
export const line = new Promise<MessagePort>((resolve) =>
  addEventListener("message", ({ ports: [port] }) => resolve(port as MessagePort), { once: true }),
);
