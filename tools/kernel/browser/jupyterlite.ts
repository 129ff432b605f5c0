// The kernel as an extension of JupyterLite: a container of federated modules is an object with `init` and `get`.
import { kernelInfo, missing } from "./kernelInfo.js";
import { narrowScreen } from "./narrowScreen.js";
import { startKernel } from "./start.js";
import { untrusting } from "./untrusting.js";

declare const COMPILER: string;
declare const RUNNER: string;

type Content = Record<string, unknown>;
type Scope = Record<string, Record<string, { get(): Promise<() => unknown> }>>;

/** What JupyterLite's own kernels are made of; `@jupyterlite/services` provides it when the page runs. */
interface Base {
  readonly parentHeader: unknown;
  readonly executionCount: number;
  readonly isDisposed: boolean;
  dispose(): void;
  stream(content: Content, parent: unknown): void;
  displayData(content: Content, parent: unknown): void;
  updateDisplayData(content: Content, parent: unknown): void;
  publishExecuteResult(content: Content, parent: unknown): void;
  publishExecuteError(content: Content, parent: unknown): void;
}

interface Services {
  BaseKernel: new (options: object) => Base;
  IKernelSpecs: object;
}

type KernelSpecs = { register(kernel: { spec: object; create(options: object): Promise<Base> }): void };

const publishers = {
  stream: "stream",
  display_data: "displayData",
  update_display_data: "updateDisplayData",
  execute_result: "publishExecuteResult",
  error: "publishExecuteError",
} as const;

interface Message {
  id: number;
  type: keyof typeof publishers | "reply" | "ready" | "failed";
  content: Content;
}

const folder = new URL(".", (document.currentScript as HTMLScriptElement).src);
let scope: Scope = {};

async function shared(name: string): Promise<unknown> {
  const [version] = Object.values(scope[name] ?? {});
  if (!version) throw new Error(`JupyterLite does not provide ${name}`);
  return (await version.get())();
}

async function createPlugins() {
  const { BaseKernel, IKernelSpecs } = (await shared("@jupyterlite/services")) as Services;

  class TypeScriptKernel extends BaseKernel {
    #kernel = startKernel(new URL(COMPILER, folder), new URL(RUNNER, folder));
    #waiting = new Map<number, { done(reply: Content): void; parent: unknown }>();
    #count = 0;
    #failed = false;

    constructor(options: object) {
      super(options);
      const fail = () => {
        this.#failed = true;
        for (const { done } of this.#waiting.values()) done(missing.reply);
      };
      this.#kernel.compiler.onerror = fail;
      this.#kernel.runner.onerror = fail;
      this.#kernel.runner.onmessage = ({ data: { id, type, content } }: MessageEvent<Message>) => {
        if (type === "failed") return fail();
        const request = this.#waiting.get(id);
        if (!request || type === "ready") return;
        if (type !== "reply") return this[publishers[type]](content, request.parent);
        request.done(content); // and kept: what a timer prints later belongs to its cell
      };
    }

    #ask(type: string, content: object): Promise<Content> {
      if (this.#failed) return Promise.resolve(missing.reply);
      return new Promise((done) => {
        this.#count += 1;
        this.#waiting.set(this.#count, { done, parent: this.parentHeader });
        this.#kernel.runner.postMessage({ id: this.#count, type, content });
      });
    }

    override dispose() {
      if (this.isDisposed) return;
      this.#kernel.end();
      super.dispose();
    }

    async kernelInfoRequest() {
      return kernelInfo;
    }

    async executeRequest(content: Content) {
      const parent = this.parentHeader;
      const reply = await this.#ask("execute", content);
      if (reply === missing.reply) this.publishExecuteError(missing.failure, parent);
      return { ...reply, execution_count: this.executionCount };
    }
    completeRequest(content: Content) {
      return this.#ask("complete", content);
    }
    inspectRequest(content: Content) {
      return this.#ask("inspect", content);
    }
    isCompleteRequest(content: Content) {
      return this.#ask("is_complete", content);
    }
    async commInfoRequest() {
      return { status: "ok", comms: {} };
    }
    inputReply() {}
    async commOpen() {}
    async commMsg() {}
    async commClose() {}
  }

  const spec = { name: "tslab", display_name: "TypeScript", language: "typescript", argv: [], resources: {} };
  const create = async (options: object) => new TypeScriptKernel(options);
  return [
    {
      id: "surprisal-kernel:kernel",
      autoStart: true,
      requires: [IKernelSpecs],
      activate: (_app: unknown, specs: KernelSpecs) => specs.register({ spec, create }),
    },
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
