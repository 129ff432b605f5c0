// The kernel as an extension of JupyterLite: a container of federated modules is an object with `init` and `get`.
import { interrupting } from "./interrupting.js";
import { type BaseKernel, liteKernel } from "./kernel.js";
import { narrowScreen } from "./narrowScreen.js";
import { untrusting } from "./untrusting.js";

declare const COMPILER: string;
declare const RUNNER: string;

type Scope = Record<string, Record<string, { get(): Promise<() => unknown> }>>;

/** `@jupyterlite/services` provides it when the page runs. */
interface Services {
  BaseKernel: BaseKernel;
  IKernelClient: object;
  IKernelSpecs: object;
}

type KernelSpecs = {
  register(kernel: { spec: object; create(options: object): Promise<object> }): void;
};

const folder = new URL(".", (document.currentScript as HTMLScriptElement).src);
let scope: Scope = {};

async function shared(name: string): Promise<unknown> {
  const [version] = Object.values(scope[name] ?? {});
  if (!version) throw new Error(`JupyterLite does not provide ${name}`);
  return (await version.get())();
}

async function createPlugins() {
  const { BaseKernel, IKernelClient, IKernelSpecs } = (await shared("@jupyterlite/services")) as Services;
  const Kernel = liteKernel(BaseKernel, new URL(COMPILER, folder), new URL(RUNNER, folder));
  const spec = { name: "tslab", display_name: "TypeScript", language: "typescript", argv: [], resources: {} };
  const create = async (options: object) => new Kernel(options);
  return [
    {
      id: "surprisal-kernel:kernel",
      autoStart: true,
      requires: [IKernelSpecs],
      activate: (_app: unknown, specs: KernelSpecs) => specs.register({ spec, create }),
    },
    interrupting(IKernelClient),
    narrowScreen,
    untrusting,
  ];
}

const containers = window as unknown as { _JUPYTERLAB?: Record<string, object> };
containers._JUPYTERLAB ??= {};
containers._JUPYTERLAB["surprisal-kernel"] = {
  init(given: Scope) {
    scope = given;
  },
  async get() {
    const plugins = await createPlugins();
    return () => ({ __esModule: true, default: plugins });
  },
};
