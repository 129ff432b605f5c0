// The parts of the site, one after the other.
import { existsSync, readFileSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { basename, join } from "node:path";
import { step } from "../command.js";
import { packageFolder } from "../folders.js";
import { assignments } from "../homework/course.js";
import { ownCourse, releaseFile } from "../homework/layout.js";
import { withCourse } from "../homework/lock.js";
import { release } from "../homework/release.js";
import { icon } from "../icon.js";
import { bodyOf } from "../lessons/body.js";
import { formulaStyle, withFormulas } from "../lessons/formulas.js";
import { lessonFiles } from "../lessons/lessonFiles.js";
import { parseNotebook } from "../lessons/notebook.js";
import { asset, put } from "./assets.js";
import { type Bundle, bundleCompiler, bundleEveryPage, bundleLive, bundleRunner } from "./bundle.js";
import { bundleTypes } from "./declarations.js";
import { type Card, choosePage, indexPage, type Link } from "./indexPage.js";
import { labPath, writeLab } from "./lab.js";
import { lessonPage } from "./lessonPage.js";
import { licencesOf } from "./licences.js";
import { writeReference } from "./reference.js";
import type { Assets } from "./shell.js";
import { type Language, languages } from "./siteWords.js";
import { writeServiceWorker } from "./writeServiceWorker.js";

const here = join(packageFolder, "tools");
const notebooks = join(packageFolder, "notebooks");
const { resolve } = createRequire(import.meta.url);

export async function buildSite(folder: string) {
  rmSync(folder, { recursive: true, force: true });
  const homework = assignments(ownCourse);
  await withCourse(ownCourse, () => release(ownCourse, homework)); // without the answers
  const assets = await step("The kernel for browsers", () => writeAssets(folder));
  await step("Pages", () => writePages(folder, assets, homework));
  await writeServiceWorker(folder);
  await step("The library's reference", () => writeReference(folder));
  await step("JupyterLab for browsers", () => writeLab(folder, assets, homework));
}

async function writeAssets(folder: string): Promise<Assets> {
  const types = asset(folder, "types.json", bundleTypes());
  const scriptOf = ({ files }: Bundle, name: string) =>
    asset(folder, name, files.find((file) => file.name === name)?.content ?? "");
  const compiler = await bundleCompiler(basename(types));
  const runner = await bundleRunner();
  const live = await bundleLive();
  const everyPage = await bundleEveryPage();
  for (const { name, content } of live.files) if (name !== "live.js") put(folder, `assets/${name}`, content);
  const css = ["lessons/page.css", "site/site.css"].map((file) => readFileSync(join(here, file), "utf8"));
  put(folder, "icon.svg", icon);
  const others = ["node_modules/mathjax/es5/tex-svg.js", "node_modules/typescript/lib/lib.d.ts"];
  put(folder, "licences.txt", licencesOf([...compiler.inputs, ...runner.inputs, ...live.inputs, ...others]));
  return {
    style: asset(folder, "style.css", [formulaStyle, ...css].join("\n")),
    compiler: scriptOf(compiler, "converter.js"),
    runner: scriptOf(runner, "runner.js"),
    everyPage: scriptOf(everyPage, "everyPage.js"),
    live: scriptOf(live, "live.js"),
    mathjax: asset(folder, "tex-svg.js", readFileSync(resolve("mathjax/es5/tex-svg.js"))),
  };
}

function writePages(folder: string, assets: Assets, homework: readonly string[]) {
  for (const language of languages) {
    const cards = cardsOf(language);
    for (const file of lessonFiles([`${language}/`])) {
      const name = basename(file);
      const text = readFileSync(file, "utf8");
      const notebook = parseNotebook(text);
      const card = cards.get(name);
      const editions = languages.filter((other) => existsSync(join(notebooks, other, name)));
      const lesson = {
        language,
        file: name,
        description: card?.description ?? "",
        editions,
      };
      const { body, letters } = withFormulas((formula) => bodyOf(notebook, language, formula));
      if (card) card.picture = firstPicture(body.main);
      put(folder, `${language}/${name}`, text);
      put(folder, `${language}/${name.replace(/ipynb$/, "html")}`, lessonPage(lesson, body, letters, assets));
    }
    put(
      folder,
      `${language}/index.html`,
      indexPage(language, [...cards.values()], homeworkOf(language, homework), assets),
    );
  }
  put(folder, "index.html", choosePage(assets));
}

/** The first picture that a lesson does not hide. */
const firstPicture = (html: string) =>
  (html.replace(/<details>.*?<\/details>/gs, "").match(/<img\b[^>]*>/)?.[0] ?? "").replace(
    / style="[^"]*"/,
    "",
  );

/** The lessons as the README of the language lists them. */
function cardsOf(language: Language): Map<string, Card> {
  const readme = readFileSync(join(notebooks, language, "README.md"), "utf8");
  return new Map(
    [...readme.matchAll(/^\| \[(.+?)\]\((.+?)\.ipynb\) \| (.+?) \|$/gm)].map(
      ([, title = "", name = "", description = ""]) => [
        `${name}.ipynb`,
        { href: `${name}.html`, title, description, picture: "" },
      ],
    ),
  );
}

/** The assignments of a language, each where JupyterLab opens it. */
const homeworkOf = (language: Language, homework: readonly string[]): Link[] =>
  homework
    .filter((assignment) => assignment.endsWith(`.${language}`))
    .map((assignment) => {
      const { cells } = parseNotebook(readFileSync(releaseFile(ownCourse, assignment), "utf8"));
      const [, title] = String(cells[0]?.source).match(/^# (.+)$/m) ?? [];
      return { href: `../lab/lab/index.html?path=${labPath(assignment)}`, title: title ?? assignment };
    })
    .sort((a, b) => a.title.localeCompare(b.title, language));
