// node --import tsx test/inTurn.ts <test files>: runs them, those that take longest first; one that began last would end alone.
import { availableParallelism } from "node:os";
import { join } from "node:path";
import { run } from "node:test";
import { spec } from "node:test/reporters";

const longest = ["site/site", "notebooks", "homework/grade"].map((name) => join("test", `${name}.test.ts`));

const given = process.argv.slice(2);
const files = [
  ...longest.filter((file) => given.includes(file)),
  ...given.filter((file) => !longest.includes(file)),
];
const concurrency = availableParallelism() + 1; // one of them waits as a rule
run({ files, concurrency })
  .on("test:fail", () => {
    process.exitCode = 1;
  })
  .compose(new spec())
  .pipe(process.stdout);
