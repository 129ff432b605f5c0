// A fresh clone on a machine that has some programs, and no others.
import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import * as fs from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after } from "node:test";

export const root = join(import.meta.dirname, "../..");
export const scratch = fs.realpathSync(fs.mkdtempSync(join(tmpdir(), "surprisal-setup-")));
after(() => fs.rmSync(scratch, { recursive: true, force: true }));

export const onWindows =
  process.platform === "win32" && "the programs of the imagined machines are shell scripts";

/** What the programs of a machine do when they are called, in the shell's words. */
const compiler = `const { cpSync, readdirSync } = require("fs");
cpSync("${root}/dist", "dist", { recursive: true });
for (const file of readdirSync("dist", { recursive: true })) console.log("TSFILE: dist/" + file);`;
export const npm = `/bin/mkdir -p node_modules/typescript/bin
/bin/cat > node_modules/typescript/bin/tsc <<'END'
${compiler}
END`;
export const npmWithCompiler = `/bin/mkdir node_modules
/bin/ln -s '${root}/node_modules/'* node_modules`;
export const jupyter = `[ "$2" = --version ] && echo 4.5.0; echo "$JUPYTER_CONFIG_DIR $JUPYTER_PATH" >> "$LOG"`;
export const python = (version = "3.12", venv = "echo with venv", pip = ":") => `case "$*" in
  "-m venv"*) /bin/mkdir -p "$3/bin"; /bin/ln -s "$0" "$3/bin/python" ;;
  "-m pip"*) ${pip}; : > "\${0%bin/python}installed" ;;
  "-c import sysconfig"*) echo "\${0%bin/python}packages" ;;
  "-I -m jupyterlab"*) ${jupyter} ;;
  *) echo ${version}; ${venv} ;;
esac`;

const cloned = [
  ...["src", "tools", "package.json", "package-lock.json", "tsconfig.json"],
  ...["requirements.txt", "requirements-homework.txt", "requirements-site.txt"],
];

/** Programs, and what they do, of a machine that lacks nothing. */
export const complete = { npm, python3: python(), jupyter };

export function clone(machine: Record<string, string> = complete, name = "a clone ") {
  const folder = fs.mkdtempSync(join(scratch, name));
  const programs = join(scratch, `programs of ${fs.readdirSync(scratch).length}`);
  const log = join(programs, "log");
  const write = (path: string, text: string) => {
    fs.mkdirSync(join(folder, path, ".."), { recursive: true });
    fs.writeFileSync(join(folder, path), text);
  };
  const install = (program: string, does: string) => {
    fs.mkdirSync(programs, { recursive: true });
    const said = `LOG='${log}'\necho "${program} $*" >> "$LOG"`;
    fs.writeFileSync(join(programs, program), `#!/bin/sh\n${said}\n${does}\n`, { mode: 0o755 });
  };
  for (const part of cloned) fs.cpSync(join(root, part), join(folder, part), { recursive: true });
  for (const [program, does] of Object.entries(machine)) install(program, does);

  const run = (command: string, args: string[] = [], env: NodeJS.ProcessEnv = {}, node: string[] = []) =>
    new Promise<Ended>((resolve) =>
      execFile(
        process.execPath,
        [...node, join(folder, "tools", "setup", "start.cjs"), command, ...args],
        { env: { PATH: programs, HOME: folder, ...env }, cwd: scratch },
        (error, stdout, stderr) => resolve({ code: error?.code ?? 0, stdout, stderr }),
      ),
    );
  return {
    folder,
    programs,
    cloned,
    install,
    write,
    run,
    /** What readers of lessons need: `surprisal lab` of a Jupyter that ends at once. */
    setUp: (env?: NodeJS.ProcessEnv, node?: string[]) => run("lab", [], env, node),
    has: (path: string) => fs.existsSync(join(folder, path)),
    read: (path: string) => fs.readFileSync(join(folder, path), "utf8"),
    remove: (path: string) => fs.rmSync(join(folder, path), { recursive: true }),
    calls: () => fs.readFileSync(log, "utf8").trim().split("\n"),
  };
}

export interface Ended {
  code: unknown;
  stdout: string;
  stderr: string;
}

/** Refused: exit code 1 and one sentence, with every one of `words` in it. */
export function refused({ code, stderr }: Ended, ...words: string[]) {
  assert.equal(code, 1, stderr);
  assert.match(stderr, /^\S.*\.\)?\n$/, "one sentence on one line");
  for (const word of words) assert.ok(stderr.includes(word), `${word} is missing in: ${stderr}`);
}
