/** A kernel whose Jupyter died, be it while the kernel starts, has nobody left to stop it. */
const jupyter = process.ppid;
setInterval(() => process.ppid === jupyter || process.exit(), 1000).unref();
