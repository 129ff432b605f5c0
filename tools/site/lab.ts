// JupyterLab in the browser (JupyterLite), with our kernel, the lessons and the homework, under `lab/`.
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, relative } from "node:path";
import { run } from "../command.js";
import { packageFolder } from "../folders.js";
import { copyBeside } from "../homework/beside.js";
import { ownCourse, releaseFile } from "../homework/layout.js";
import { jupyter } from "../jupyter/jupyter.js";
import { kernelInfo } from "../kernel/node/kernelInfo.js";
import { lessonFiles } from "../lessons/lessonFiles.js";
import { makeFolder } from "../makeFolder.js";
import { filesOf } from "../setup/whole.mjs";
import { bundleExtension } from "./bundle.js";
import type { Assets } from "./shell.js";

const notebooks = join(packageFolder, "notebooks");

/** Where JupyterLab has the notebook of an assignment: in no folder, whose name would become part of the download's. */
export const labPath = (assignment: string) => `${assignment}.ipynb`;

/** `homework` are the assignments, released. */
export async function writeLab(
  site: string,
  { compiler, runner, everyPage }: Assets,
  homework: readonly string[],
) {
  const desk = mkdtempSync(join(tmpdir(), "surprisal-lab-"));
  try {
    const extension = join(desk, "extension");
    write(join(extension, "package.json"), JSON.stringify(description));
    const up = "../../../../";
    const [entry] = (await bundleExtension(up + compiler, up + runner)).files;
    write(join(extension, "static", "remoteEntry.js"), entry?.content ?? "");
    write(join(desk, "jupyter-lite.json"), JSON.stringify(configuration));
    for (const file of [...lessonFiles(), ...readmes()])
      write(join(desk, "content", relative(notebooks, file)), joined(readFileSync(file, "utf8"), file));
    for (const assignment of homework) {
      const file = releaseFile(ownCourse, assignment);
      const target = join(desk, "content", labPath(assignment));
      write(target, joined(readFileSync(file, "utf8"), file));
      copyBeside(file, dirname(target));
    }
    const { program, args, env } = jupyter("lite");
    const options = [
      "--contents",
      "content",
      "--output-dir",
      "lab",
      "--ignore-sys-prefix", // the teacher's tools may be there
      "--no-sourcemaps",
      "--no-unused-shared-packages",
    ];
    await run(
      program,
      [...args, "build", ...options, `--LiteBuildConfig.federated_extensions=${extension}`],
      { cwd: desk, env },
    );
    const page = join(desk, "lab", "lab", "index.html");
    const script = `<script type="module" src="../../${everyPage}"></script>
<script>if (location.protocol === "file:") document.write("JupyterLab needs a page from a web server, not from a file.")</script>`;
    write(
      page,
      readFileSync(page, "utf8").replace("</head>", () => `${script}</head>`),
    );
    cpSync(join(desk, "lab"), join(site, "lab"), { recursive: true });
  } finally {
    rmSync(desk, { recursive: true, force: true });
  }
}

const readmes = () =>
  filesOf(notebooks)
    .filter((file) => /^([\w-]+[\\/])?(README|glossary)\.md$/.test(file) && !file.startsWith("homework"))
    .map((file) => join(notebooks, file));

/**
 * A notebook as JupyterLite needs it. Its texts are whole, for JupyterLite's table of contents does not read lists of lines.
 * It has what JupyterLab would add: else it counts as changed when it is opened, and JupyterLite keeps a copy, which hides
 * later versions of the lesson.
 */
function joined(text: string, file: string): string {
  if (!file.endsWith(".ipynb")) return text;
  const { cells, metadata, ...rest } = JSON.parse(text, (name, value) =>
    isLines(name, value) ? value.join("") : value,
  );
  for (const cell of cells) if (cell.metadata.jupyter?.outputs_hidden) cell.metadata.collapsed = true;
  const { language_info } = kernelInfo;
  return JSON.stringify({ cells, metadata: { ...metadata, language_info }, ...rest });
}

const isLines = (name: string, value: unknown) =>
  !["traceback", "tags"].includes(name) &&
  Array.isArray(value) &&
  (name === "source" || value.length > 0) && // no list of outputs is a list of lines
  value.every((line) => typeof line === "string");

function write(file: string, content: string | Uint8Array) {
  makeFolder(dirname(file));
  writeFileSync(file, content);
}

const description = {
  name: "surprisal-kernel",
  version: "0.1.0",
  license: "MIT",
  jupyterlab: { extension: true, _build: { load: "static/remoteEntry.js", extension: "./extension" } },
  jupyterlite: { liteExtension: true },
};

const configuration = {
  "jupyter-lite-schema-version": 0,
  "jupyter-config-data": {
    appName: "surprisal",
    defaultKernelName: "tslab",
    exposeAppInBrowser: true,
    settingsOverrides: { "@jupyterlab/apputils-extension:themes": { "adaptive-theme": true } }, // dark where the reader's system is
    disabledExtensions: [
      "@jupyterlab/apputils-extension:announcements",
      "@jupyterlite/application-extension:service-worker-manager", // the site has its own
    ],
  },
};
