import { endAtOnce } from "./endAtOnce.js";

/** A kernel whose Jupyter died, be it while the kernel starts, has nobody left to stop it. */
const parent = process.ppid;
setInterval(() => process.ppid === parent || endAtOnce(), 1000).unref();

// It may have died before we could ask: then the first of all processes has taken us over.
const jupyter = Number(process.env.JPY_PARENT_PID);
if (parent === 1 && jupyter > 1 && !lives(jupyter)) endAtOnce();

function lives(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code !== "ESRCH"; // another's, if we may not ask
  }
}
