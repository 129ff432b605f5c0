// A kernel as JupyterLite asks it.
import { interrupted, kernelInfo, missing } from "../kernelInfo.js";
import { startKernel } from "../start.js";

type Content = Record<string, unknown>;

/** What JupyterLite's own kernels are made of. */
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

export type BaseKernel = new (options: object) => Base;
type LiteKernel = new (options: object) => Base & { interrupt(): void };

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

export function liteKernel(BaseKernel: BaseKernel, compiler: URL, runner: URL): LiteKernel {
  return class TypeScriptKernel extends BaseKernel {
    #waiting = new Map<number, { done(reply: Content): void; parent: unknown }>();
    #count = 0;
    #failed = false;
    #executes = false;
    #kernel = this.#start();

    #start() {
      const kernel = startKernel(compiler, runner);
      const fail = () => {
        this.#failed = true;
        this.#answerAll(missing.reply);
      };
      kernel.compiler.onerror = fail;
      kernel.runner.onerror = fail;
      kernel.runner.onmessage = ({ data: { id, type, content } }: MessageEvent<Message>) => {
        if (type === "failed") return fail();
        const request = this.#waiting.get(id);
        if (!request || type === "ready") return;
        if (type !== "reply") return this[publishers[type]](content, request.parent);
        request.done(content); // and kept: what a timer prints later belongs to its cell
      };
      return kernel;
    }

    #answerAll(reply: Content) {
      for (const { done } of this.#waiting.values()) done(reply);
    }

    #ask(type: string, content: object): Promise<Content> {
      if (this.#failed) return Promise.resolve(missing.reply);
      return new Promise((done) => {
        this.#count += 1;
        this.#waiting.set(this.#count, { done, parent: this.parentHeader });
        this.#kernel.runner.postMessage({ id: this.#count, type, content });
      });
    }

    /** What runs in a worker ends only with it. */
    interrupt() {
      if (!this.#executes) return;
      this.#kernel.end();
      this.#answerAll(interrupted.reply);
      this.#waiting.clear();
      this.#kernel = this.#start();
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
      this.#executes = true;
      const reply = await this.#ask("execute", { ...content, number: this.executionCount });
      this.#executes = false;
      for (const end of [missing, interrupted])
        if (reply === end.reply) this.publishExecuteError(end.failure, parent);
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
  };
}
