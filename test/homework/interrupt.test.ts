// A run that is interrupted, and one in which a process dies.
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { appendFileSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import { setTimeout as delay } from "node:timers/promises";
import { configFile, feedbackFile, gradebookFile, sourceFile } from "../../tools/homework/layout.ts";
import { release } from "../../tools/homework/release.ts";
import {
  allRight,
  answered,
  assignment,
  grades,
  makeCourse,
  program,
  run,
  tinySource,
  write,
} from "./course.ts";

const { course, remove } = makeCourse(8);
const folder = mkdtempSync(join(tmpdir(), "submissions-"));
const temporary = mkdtempSync(join(tmpdir(), "left-"));
const windows = process.platform === "win32";
const ill = join(course, "ill");

const grade = () => run("grade", [folder, "--course", course]);
const points = (student: string) => grades(course)[student]?.points;

before(async () => {
  write(ill, "");
  const dies = `if "--student=zed" in sys.argv and os.path.exists(os.path.join(here, "ill")):
    import time
    time.sleep(3) # the others have ended
    os.kill(os.getpid(), 9)
`;
  appendFileSync(configFile(course), dies);
  write(sourceFile(course, assignment), tinySource("en"));
  const [made] = await release(course, [assignment]);
  assert.ok(made);
  for (const student of ["ada", "ben", "zed"])
    write(join(folder, `${student}.ipynb`), answered(made.notebook, allRight));
});

after(() => {
  remove();
  for (const path of [folder, temporary]) rmSync(path, { recursive: true, force: true });
});

/** The processes whose command line names the folder for temporary files. */
function processes(): string[] {
  const lines = readdirSync("/proc").map((id) => {
    try {
      return readFileSync(`/proc/${id}/cmdline`, "latin1");
    } catch {
      return ""; // it is no process, or has ended
    }
  });
  return lines.filter((line) => line.includes(temporary));
}

describe("npm run grade", { skip: windows && "Windows has no signals" }, () => {
  const moments: [signal: "SIGINT" | "SIGTERM", code: number, line: RegExp, milliseconds: number][] = [
    ["SIGTERM", 143, /sandbox/, 1000], // while kernels start
    ["SIGINT", 130, /\/3 \(\d+ (s|min) left\) (ada|ben), /, 0], // zed is under way
  ];
  for (const [signal, code, line, milliseconds] of moments)
    it(`ends all that it has started at ${signal}, leaves nothing behind, and says how to go on`, async () => {
      const grading = spawn(process.execPath, [program, "grade", folder, "--course", course], {
        env: { ...process.env, TMPDIR: temporary },
      });
      const closed = once(grading, "close");
      let complaints = "";
      grading.stderr.on("data", (text) => {
        complaints += text;
      });
      for await (const text of grading.stdout) if (line.test(text)) break;
      await delay(milliseconds);
      grading.kill(signal);
      assert.deepEqual(await closed, [code, null]);
      assert.equal(complaints.trim(), "Interrupted. The same command goes on from here.");
      assert.deepEqual(readdirSync(temporary), []);
      if (process.platform === "linux") assert.deepEqual(processes(), []);
    });

  it("goes on where it stopped, and past a submission whose process dies", async () => {
    const { code, said } = await grade();
    assert.equal(code, 0, said);
    assert.match(said, /^Graded before, and not changed since: [12]\.$/m);
    assert.deepEqual([points("ada"), points("ben"), points("zed")], ["10", "10", "0"]);
    assert.match(grades(course).zed?.remarks ?? "", /^the file could not be graded: .*(-9|Command failed)/);
  });

  it("tries that one again the next time", async () => {
    rmSync(ill);
    const { code, said } = await grade();
    assert.equal(code, 0, said);
    assert.match(said, /1\/1 zed/);
    assert.equal(points("zed"), "10");
  });

  it("says whose work neither the gradebook holds nor anybody handed in, and keeps their feedback", async () => {
    writeFileSync(gradebookFile(course), "");
    rmSync(join(folder, "zed.ipynb"));
    const page = feedbackFile(course, { student: "zed", assignment });
    const before = readFileSync(page, "utf8");
    const { code, said } = await grade();
    assert.equal(code, 0, said);
    assert.deepEqual([points("ada"), points("ben"), points("zed")], ["10", "10", "0"]);
    assert.match(grades(course).zed?.remarks ?? "", /^graded into another gradebook\.db/);
    assert.equal(readFileSync(page, "utf8"), before);
  });

  it("grades again what the gradebook no longer holds", async () => {
    const { code, said } = await run("grade", [join(course, "submitted"), "--course", course]);
    assert.equal(code, 0, said);
    assert.deepEqual([points("ada"), points("ben"), points("zed")], ["10", "10", "10"]);
  });

  it("refuses in a sentence a gradebook that cannot be read", async () => {
    writeFileSync(gradebookFile(course), "no database".repeat(1000));
    const { code, said } = await grade();
    assert.equal(code, 1);
    assert.match(
      said,
      /gradebook\.db cannot be read: put a copy of it there, or move it away and grade again/,
    );
    assert.doesNotMatch(said, /Traceback| at /);
  });
});
