// The library's reference, made from its docstrings.
import { join } from "node:path";
import { Application, CommentTag, Converter, PageEvent, type SignatureReflection } from "typedoc";
import { packageFolder } from "../folders.js";

const source = (file: string) => join(packageFolder, "src", file);

export async function writeReference(site: string) {
  const app = await Application.bootstrap({
    entryPoints: ["index.ts", "figures/index.ts", "check.ts"].map(source),
    tsconfig: source("tsconfig.json"),
    name: "surprisal",
    readme: "none",
    customCss: join(packageFolder, "tools", "site", "reference.css"),
    favicon: join(site, "icon.svg"),
    navigationLinks: { Lessons: "../index.html" },
    disableSources: true,
    excludeExternals: true,
    githubPages: false,
    hideGenerator: true,
    logLevel: "Error",
  });
  app.converter.on(Converter.EVENT_CREATE_SIGNATURE, (_, signature) => nameOptions(signature));
  app.renderer.on(PageEvent.END, (page: PageEvent) => {
    page.contents = accessible(page.contents ?? "");
  });
  const project = await app.convert();
  if (!project) throw new Error("the docstrings cannot be read");
  await app.generateDocs(project, join(site, "reference"));
}

/** Makes a page fit to be heard: it says where its main part is, skips no level of headings, and has no link in a summary. */
function accessible(html: string): string {
  let level = 0;
  return html
    .replace('<div class="col-content">', '<div class="col-content" role="main">')
    .replace('<div class="page-menu">', '<div class="page-menu" role="navigation" aria-label="On this page">')
    .replace('<nav id="tsd-sidebar-links"', '<nav id="tsd-sidebar-links" aria-label="Lessons"')
    .replace(/<summary\b.*?<\/summary>/gs, (summary) => summary.replace(/<a\b.*?<\/a>/gs, ""))
    .replace(/<h([1-6])/g, (heading, own) => {
      level = Math.min(Number(own), level + 1);
      return level === Number(own) ? heading : `${heading} aria-level="${level}"`;
    });
}

/** Options that a function takes apart have no name; they become `options`, with what is said of each. */
function nameOptions({ parameters = [], comment }: SignatureReflection) {
  const options = parameters.find(({ name }) => name === "__namedParameters");
  if (!options) return;
  options.name = "options";
  const told = comment?.blockTags.filter(({ name }) => name?.startsWith("options.")) ?? [];
  if (!comment || told.length === 0) return;
  const entries = told.flatMap(({ name = "", content }) => [
    { kind: "text" as const, text: `\n- \`${name.replace("options.", "")}\`: ` },
    ...content,
  ]);
  const tag = new CommentTag("@param", entries);
  tag.name = "options";
  comment.blockTags = [...comment.blockTags.filter((other) => !told.includes(other)), tag];
}
