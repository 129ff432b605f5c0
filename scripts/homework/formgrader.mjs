// npm run formgrader: opens nbgrader's own interface, to grade by hand; arguments go to JupyterLab.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { command } from "../command.mjs";
import { setUp } from "../setup.mjs";
import { graderEnvironment, takeCourse } from "./course.mjs";

await command(async (args) => {
  const course = takeCourse(args);
  await setUp();
  const { program, env } = graderEnvironment();
  const place = [`--ServerApp.root_dir=${course}`, "--LabApp.default_url=/formgrader"];
  const lab = spawn(program, ["lab", ...place, ...args], { cwd: course, env, stdio: "inherit" });
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, () => lab.kill(signal));
  const [code] = await once(lab, "exit");
  process.exitCode = code ?? 0;
});
