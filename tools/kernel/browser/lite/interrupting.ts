// JupyterLite's interrupt tells only the cells that wait for their turn. This one ends the cell that runs, too.

interface Client {
  interrupt(id: string): Promise<void>;
  getModel(id: string): Promise<{ interrupt?(): void } | undefined>;
}

export const interrupting = (token: object) => ({
  id: "surprisal-kernel:interrupting",
  autoStart: true,
  requires: [token],
  activate(_app: unknown, client: Client) {
    const interrupt = client.interrupt.bind(client);
    client.interrupt = async (id) => {
      await interrupt(id);
      (await client.getModel(id))?.interrupt?.();
    };
  },
});
