#!/usr/bin/env node
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { command, Refusal } from "./command.js";
import { isClone, packageFolder } from "./folders.js";

interface Command {
  says: string;
  /** It works on files that only a clone holds. */
  clone?: true;
  load: () => Promise<(args: string[]) => unknown>;
}

const commands: Record<string, Command> = {
  lab: {
    says: "open JupyterLab with the TypeScript kernel",
    load: async () => (await import("./jupyter/lab.js")).lab,
  },
  kernel: {
    says: "register the TypeScript kernel in a Jupyter you have",
    load: async () => (await import("./jupyter/kernel.js")).kernel,
  },
  lessons: {
    says: "execute the lessons, and write their outputs in place",
    clone: true,
    load: async () => (await import("./lessons/lessons.js")).lessons,
  },
  handouts: {
    says: "write the lessons as pages and on paper",
    clone: true,
    load: async () => (await import("./lessons/handouts.js")).handouts,
  },
  homework: {
    says: "make the homework: what students get, and what the teacher keeps",
    clone: true,
    load: async () => (await import("./homework/homework.js")).homework,
  },
  check: {
    says: "run a homework with the tests a student can see",
    load: async () => (await import("./homework/check.js")).check,
  },
  grade: {
    says: "grade what students handed in",
    load: async () => (await import("./homework/grade.js")).grade,
  },
  formgrader: {
    says: "grade by hand, in nbgrader's own interface",
    load: async () => (await import("./homework/formgrader.js")).formgrader,
  },
  site: {
    says: "write lessons and homework as a site whose cells run in the browser",
    clone: true,
    load: async () => (await import("./site/site.js")).site,
  },
  bench: {
    says: "measure the library and its peers",
    clone: true,
    load: async () => (await import("./bench/bench.js")).bench,
  },
  setup: {
    says: "make what all commands need, and open nothing",
    load: async () => (await import("./jupyter/prepare.js")).setup,
  },
};

const help = `surprisal <command> [arguments]

${Object.entries(commands)
  .map(([name, { says, clone }]) => `  ${name.padEnd(11)} ${says}${clone ? " (in a clone)" : ""}`)
  .join("\n")}

surprisal <command> --help describes a command; surprisal --version prints the version.`;

const version = (): string => JSON.parse(readFileSync(join(packageFolder, "package.json"), "utf8")).version;

await command(async ([name, ...args]) => {
  if (name === undefined || name === "--help" || name === "-h" || name === "help") return console.log(help);
  if (name === "--version" || name === "-v") return console.log(version());
  const found = Object.hasOwn(commands, name) ? commands[name] : undefined;
  if (!found) throw new Refusal(`There is no command ${name}: surprisal --help lists them.`);
  if (found.clone && !isClone && !args.includes("--help") && !args.includes("-h"))
    throw new Refusal(
      `surprisal ${name} needs files that the package does not hold: run it in a clone of the project.`,
    );
  await (await found.load())(args);
});
