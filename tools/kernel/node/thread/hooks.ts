// Node's hooks, which AsyncLocalStorage uses before Node 24, note at each promise what runs. A thread that is stopped from outside
// leaves that note as it was, upon which Node ends the whole process.
import { createHook } from "node:async_hooks";
import { shared } from "./cell.js";

type Hook = Record<"enable" | "disable", (this: Hook) => Hook>;

const { apply } = Reflect;
const { store } = Atomics;
const hooks = Object.getPrototypeOf(createHook({})) as Hook;
const { enable, disable } = hooks;
const enabled = new Set<Hook>();

/** The main thread does not stop a thread from outside while there are any. */
const tell = () => void store(shared, 3, enabled.size);

hooks.enable = function () {
  enabled.add(this);
  tell();
  return apply(enable, this, []);
};

hooks.disable = function () {
  enabled.delete(this);
  tell();
  return apply(disable, this, []);
};
