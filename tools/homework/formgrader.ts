import { prepareJupyter } from "../jupyter/prepare.js";
import { runLab } from "../jupyter/runLab.js";
import { courseFolder, courseHelp } from "./course.js";
import { graderJupyter } from "./nbgrader.js";

const help = `surprisal formgrader [options of JupyterLab]

Opens nbgrader's own interface, to grade by hand.

${courseHelp}`;

/** Opens nbgrader's interface; what it does not know itself goes to JupyterLab. */
export async function formgrader(args: string[]) {
  if (args.includes("--help") || args.includes("-h")) return console.log(help);
  const { named, others } = takeCourse(args);
  const course = courseFolder(named);
  await prepareJupyter("homework");
  const place = [`--ServerApp.root_dir=${course}`, "--LabApp.default_url=/formgrader"];
  const jupyter = graderJupyter("lab");
  const env = { ...jupyter.env, TRAITLETS_APPLICATION_RAISE_CONFIG_FILE_ERROR: "1" }; // else it starts without a configuration that it cannot read
  await runLab({ ...jupyter, env }, [...place, ...others], course);
}

/** parseArgs would take JupyterLab's options apart. */
function takeCourse(args: readonly string[]): { named: string | undefined; others: string[] } {
  const at = args.findIndex((arg) => arg === "--course" || arg.startsWith("--course="));
  if (at < 0) return { named: undefined, others: [...args] };
  const [, value] = args[at]?.match(/^--course=(.*)$/s) ?? [];
  const taken = value === undefined ? 2 : 1;
  return { named: value ?? args[at + 1] ?? "", others: [...args.slice(0, at), ...args.slice(at + taken)] };
}
