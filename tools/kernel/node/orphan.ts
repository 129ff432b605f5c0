import { endAtOnce } from "./endAtOnce.js";

/** Ends the kernel when its Jupyter dies, even while the kernel starts: nobody else would. */
const jupyter = process.ppid;
setInterval(() => process.ppid === jupyter || endAtOnce(), 1000).unref();
