// npm run lessons: executes the lessons, or those named, each in a fresh kernel, and writes their outputs in place.
import { readFileSync, writeFileSync } from "node:fs";
import { basename } from "node:path";
import { command, step } from "./command.mjs";
import { execute, lessons } from "./notebooks.mjs";
import { setUp } from "./setup.mjs";

await command(async (names) => {
  const files = lessons(names);
  await setUp();
  for (const file of files) {
    const { metadata, cells } = JSON.parse(readFileSync(file, "utf8"));
    const count = cells.filter((cell) => cell.cell_type === "code").length;
    await step(`${basename(file)}, ${count} cells`, async () => {
      const notebook = await execute(file);
      notebook.metadata.kernelspec = metadata.kernelspec;
      writeFileSync(file, `${JSON.stringify(notebook, null, 1)}\n`);
    });
  }
});
