// node tools/setup/start.cjs <command> …: makes what a command needs in a clone, and hands over to it.
// In CommonJS, so that every version of Node can run this far and say why it cannot go on.
const [major = 0, minor = 0] = process.versions.node.split(".").map(Number);
if (major < 20 || (major === 20 && minor < 19))
  refuse(`Node ${process.versions.node} is too old: install Node 20.19 or newer from https://nodejs.org.`);
else if (process.platform !== "win32" && __dirname.includes("\\"))
  refuse(`Node cannot load modules from a folder whose path has a \\: move or rename ${__dirname}.`);
else import("./handOver.mjs");

/** @param {string} why */
function refuse(why) {
  console.error(why);
  process.exitCode = 1;
}
