// JupyterLab on a phone: the list of files would cover the notebook that a link opens.

interface App {
  readonly shell: { collapseLeft(): void };
  readonly commands: { readonly commandExecuted: Signal<{ id: string; result: Promise<unknown> }> };
}

interface Signal<Value> {
  connect(slot: (sender: unknown, value: Value) => void): void;
  disconnect(slot: (sender: unknown, value: Value) => void): void;
}

export const narrowScreen = {
  id: "surprisal-kernel:narrow-screen",
  autoStart: true,
  activate({ shell, commands: { commandExecuted } }: App) {
    if (innerWidth >= 700) return;
    const afterOpening = (_: unknown, { id, result }: { id: string; result: Promise<unknown> }) => {
      if (id !== "docmanager:show-in-file-browser") return; // the last that a link causes
      commandExecuted.disconnect(afterOpening);
      void result.then(() => shell.collapseLeft());
    };
    commandExecuted.connect(afterOpening);
  },
};
