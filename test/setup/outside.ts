// Programs as they run outside the tests, in a place of their own.
import { execFile } from "node:child_process";

export const shell = process.platform === "win32";

const foreign = /^(npm_|INIT_CWD|JUPYTER|NODE_OPTIONS)/i; // what the npm that runs the tests has set
export const env = Object.fromEntries(Object.entries(process.env).filter(([name]) => !foreign.test(name)));

export function run(program: string, args: string[], cwd: string, more: NodeJS.ProcessEnv = {}) {
  return new Promise<{ code: unknown; stdout: string; stderr: string }>((resolve) =>
    execFile(program, args, { cwd, env: { ...env, ...more }, shell }, (error, stdout, stderr) =>
      resolve({ code: error?.code ?? 0, stdout, stderr }),
    ),
  );
}
