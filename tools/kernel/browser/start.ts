/**
 * Starts the two workers of a kernel, one that compiles cells and one that runs them: they load side by side. Each is given
 * an end of a line to the other. Requests go to the one that runs, which also says when both are ready.
 */
export function startKernel(compiler: URL, runner: URL) {
  const workers = { compiler: new Worker(compiler), runner: new Worker(runner) };
  const { port1, port2 } = new MessageChannel();
  workers.compiler.postMessage("line", [port1]);
  workers.runner.postMessage("line", [port2]);
  return {
    ...workers,
    end() {
      workers.compiler.terminate();
      workers.runner.terminate();
    },
  };
}
