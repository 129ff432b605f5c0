// What a class on a hub makes of a machine, and how it is taken away again.
import { existsSync, lstatSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { Refusal } from "../../tools/command.ts";
import { root } from "../homework/course.ts";
import { run } from "../setup/outside.ts";

export const hub = "/opt/jupyterhub";
export const clone = "/opt/surprisal";
export const teacher = "noether";
export const student = "ada";

const made = [hub, clone, "/usr/local/share/nbgrader", "/home/node_modules"];

const isThere = (path: string) => lstatSync(path, { throwIfNoEntry: false }) !== undefined;

/** Refuses to work on what might be somebody's. */
export function refuseUnlessFree() {
  if (process.platform !== "linux" || process.getuid?.() !== 0)
    throw new Refusal("A hub is tried on Linux, by root: in a container or a virtual machine.");
  const users = readFileSync("/etc/passwd", "utf8");
  const taken = [
    ...made.filter(isThere),
    ...[teacher, student].filter((name) => users.includes(`\n${name}:`) || existsSync(`/home/${name}`)),
  ];
  if (taken.length > 0)
    throw new Refusal(`This machine has ${taken.join(", ")} already: try a hub on another one.`);
}

/** Runs a program, and fails with what it said. */
export async function must(program: string, args: string[], cwd = "/"): Promise<string> {
  const { code, stdout, stderr } = await run(program, args, cwd);
  if (code === 0) return stdout;
  throw new Error(`${program} ${args.join(" ")}\n${stdout.slice(-3000)}\n${stderr.slice(-3000)}`);
}

/** What the shell of a user says to a command. */
export const as = (user: string, text: string) =>
  user === "root"
    ? must("bash", ["-euc", text])
    : must("runuser", ["--login", user, "--shell", "/bin/bash", "--command", `set -eu\n${text}`]);

/** The commands in the README's section on hubs, each of the user that its first line names. */
export function commandsOfReadme(): (() => Promise<string>)[] {
  const text = readFileSync(join(root, "notebooks", "homework", "README.md"), "utf8");
  const [, section = ""] = text.split("\n## On a JupyterHub\n");
  return [...section.matchAll(/^```sh\n# as (\w+).*\n([^`]*)^```$/gm)].map(
    ([, user = "", commands = ""]) =>
      () =>
        as(user, commands),
  );
}

export async function makeUsers() {
  for (const name of [teacher, student]) await must("useradd", ["--create-home", name]);
}

/** Leaves the machine as it was. */
export async function takeAway() {
  for (const name of [teacher, student]) await run("userdel", ["--remove", "--force", name], "/");
  for (const path of made) rmSync(path, { recursive: true, force: true, maxRetries: 5 });
}
