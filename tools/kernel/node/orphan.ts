import { endAtOnce } from "./endAtOnce.js";

/** A kernel whose Jupyter died, be it while the kernel starts, has nobody left to stop it. */
const jupyter = process.ppid;
setInterval(() => process.ppid === jupyter || endAtOnce(), 1000).unref();
