// Loaded before a submission runs, which can then not replace what its tests compare with.
import "surprisal/check";

for (const tool of [Object, Number, Math, Array, Array.prototype, Promise, Promise.prototype])
  Object.freeze(tool);
