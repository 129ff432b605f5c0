// npm run homework: makes what students get and what the teacher keeps, of every assignment or of those named.
import { copyFileSync, cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { findChromium, howToGetChromium } from "../chromium.mjs";
import { command, root, step } from "../command.mjs";
import { handout, pdf } from "../handouts.mjs";
import { execute } from "../notebooks.mjs";
import { setUp } from "../setup.mjs";
import { assignments, handoutsOf, release, releaseOf, shown, sourceOf, takeCourse } from "./course.mjs";

await command(async (args) => {
  const course = takeCourse(args);
  const chosen = assignments(course, args);
  await setUp();
  await release(course, chosen);
  for (const assignment of chosen) {
    const folder = join(handoutsOf(course), assignment);
    rmSync(folder, { recursive: true, force: true });
    await write(join(folder, "student"), assignment, (file) =>
      copyFileSync(releaseOf(course, assignment), file),
    );
    await write(join(folder, "teacher"), assignment, async (file) => {
      const solved = await solve(sourceOf(course, assignment));
      writeFileSync(file, `${JSON.stringify(solved, null, 1)}\n`);
    });
  }
  if (!findChromium()) console.log(`No PDFs: ${howToGetChromium}.`);
});

/** Executes the source of an assignment where the library is found, wherever the course is. */
async function solve(source) {
  const folder = mkdtempSync(join(root, ".jupyter", "solve-"));
  try {
    cpSync(dirname(source), folder, { recursive: true });
    return await execute(join(folder, basename(source)));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The notebook that `make` writes, and the same as a page and on paper. */
async function write(folder, assignment, make) {
  mkdirSync(folder, { recursive: true });
  const target = join(folder, assignment);
  await step(shown(`${target}.ipynb`), () => make(`${target}.ipynb`));
  const page = await step(shown(`${target}.html`), () => handout(`${target}.ipynb`));
  writeFileSync(`${target}.html`, page);
  const chromium = findChromium();
  if (chromium)
    await step(shown(`${target}.pdf`), async () => writeFileSync(`${target}.pdf`, await pdf(page, chromium)));
}
