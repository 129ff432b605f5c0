import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { claimOf, formsOfNames, safeName } from "../../tools/homework/names.ts";

const assignments = ["tiny.en", "tiny"];
const claim = (file: string, files = [file]) => claimOf(file.split("/"), assignments, formsOfNames(files));

describe("claimOf(path, assignments)", () => {
  const whose = (file: string) => claim(file).name;

  it("knows a student by a folder, or else by the name of the file", () => {
    assert.equal(whose("ada.ipynb"), "ada");
    assert.equal(whose("ada/homework.ipynb"), "ada");
    assert.equal(whose("submitted/ada/tiny.en/x.ipynb"), "ada");
    assert.equal(whose("tiny.en/ada.IPYNB"), "ada");
    assert.equal(whose("ada_tiny.en.ipynb"), "ada");
    assert.equal(whose("tiny - Ada.ipynb"), "Ada");
    assert.equal(whose("kim-2.ipynb"), "kim-2");
  });

  it("knows no student where nothing says", () => {
    assert.equal(whose("tiny.en.ipynb"), "");
    assert.equal(whose("tiny.en/tiny.en (2).ipynb"), "");
  });

  it("reads Canvas' names: late or not, the attempt before the file's own number", () => {
    const first = { name: "lovelaceada", number: "12345", attempt: 99999, byPlatform: true };
    assert.deepEqual(claim("lovelaceada_12345_99999_quiz.ipynb"), { ...first, copy: 0 });
    assert.deepEqual(claim("lovelaceada_LATE_12345_99999_tiny.en-2.ipynb"), { ...first, copy: 2 });
    assert.deepEqual(claim("de_la_crúzana_7_8_my (3).ipynb"), {
      ...{ name: "de_la_crúzana", number: "7", attempt: 8, copy: 3, byPlatform: true },
    });
    assert.deepEqual(claim("anon_Xy7_99999_quiz.ipynb"), {
      ...{ name: "anon_Xy7", attempt: 99999, copy: 0, byPlatform: true },
    });
  });

  it("reads them in a folder where they are those of several students, else the folder is a student's", () => {
    const files = ["zip/kim_7_8_quiz.ipynb", "zip/lee_9_10_quiz.ipynb", "ada/hw_1_2_final.ipynb"];
    const names = files.map((file) => claim(file, files).name);
    assert.deepEqual(names, ["kim", "lee", "ada"]);
    assert.equal(claim("ada/hw_1_2_final.ipynb", [...files, "ben/hw_1_2_final.ipynb"]).name, "ada");
  });

  it("reads Moodle's names: of a folder, or of a file", () => {
    const ada = {
      ...{ name: "Ada Lovelace", number: "1234", perAssignment: true, attempt: 0, copy: 0 },
      byPlatform: true,
    };
    assert.deepEqual(claim("Ada Lovelace_1234_assignsubmission_file_/quiz.ipynb"), ada);
    assert.deepEqual(claim("all/Ada Lovelace_1234_assignsubmission_file/quiz.ipynb"), ada);
    assert.deepEqual(claim("Ada Lovelace_1234_assignsubmission_file_quiz.ipynb"), ada);
  });

  it("reads Blackboard's names: of files, by the time of the attempt, in any language of the server", () => {
    const ada = { name: "ada", number: "Week 1", perAssignment: true, copy: 0, byPlatform: true };
    const attempt = 20260131120005;
    assert.deepEqual(claim("Week 1_ada_attempt_2026-01-31-12-00-05_quiz.ipynb"), { ...ada, attempt });
    assert.deepEqual(claim("Week 1_ada_poging_2026-01-31-12-00-05_my_quiz (2).ipynb"), {
      ...ada,
      attempt,
      copy: 2,
    });
    assert.equal(whose("Week_1_2_ada@b.org_attempt_2026-01-31-12-00-05_quiz.ipynb"), "ada@b.org");
    const files = ["kim", "lee"].map((name) => `zip/Quiz_1_${name}_attempt_2026-01-31-12-00-05_x.ipynb`);
    assert.deepEqual(
      files.map((file) => claim(file, files).name),
      ["kim", "lee"],
    );
  });

  it("reads Brightspace's names: of folders, by their time where it is in English", () => {
    const ada = { number: "104840", perAssignment: true, copy: 0, byPlatform: true };
    const on = (time: string, name = "Ada - Lovelace") =>
      claim(`Quiz Download/104840-170649 - ${name} - ${time}/essay_1_2_x.ipynb`);
    const attempts = ["Jan 31, 2026 905 AM", "31 January 2026 2105", "Jan 31, 2026 1022 PM"].map((time) => {
      const { name, attempt, ...rest } = on(time);
      assert.deepEqual([name, rest], ["Ada - Lovelace", ada]);
      return attempt;
    });
    assert.deepEqual(attempts, [
      Date.UTC(2026, 0, 31, 9, 5),
      Date.UTC(2026, 0, 31, 21, 5),
      Date.UTC(2026, 0, 31, 22, 22),
    ]);
    assert.deepEqual(on("14 de agosto de 2026 2334", "Ana"), { ...ada, name: "Ana", attempt: 0 });
  });

  it("reads in a platform's name what the platform has written, not what follows of the student's", () => {
    const [time, later] = ["2026-01-31-12-00-05", "2027-01-31-12-00-05"];
    const files = [
      `eve_7_8_Quiz_ada_attempt_${later}_x.ipynb`,
      "ada_9_10_quiz.ipynb",
      `moodle/Eve_12_assignsubmission_file_Ada_99_assignsubmission_file_x.ipynb`,
      `Eve_12_assignsubmission_file_/Ada_99_assignsubmission_file_x.ipynb`,
      `1-2 - Eve - Jan 31, 2026 905 AM/3-4 - Ada - Jan 31, 2026 905 AM/x.ipynb`,
      `zip/Quiz_eve_attempt_${time}_x_ada_attempt_${later}_x.ipynb`,
      `zip/Quiz_ada_attempt_${time}_x.ipynb`,
    ];
    const names = files.map((file) => claim(file, files).name);
    assert.deepEqual(names, ["eve", "ada", "Eve", "Eve", "Eve", "eve", "ada"]);
  });

  it("counts copies, as browsers, Jupyter and Canvas do", () => {
    const copies = ["a (2)", "a(12)", "a-Copy3", "tiny.en-4", "a\n(5)"].map(
      (name) => claim(`${name}.ipynb`).copy,
    );
    assert.deepEqual(copies, [2, 12, 3, 4, 5]);
  });

  it("takes any path", () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: "binary" }), { minLength: 1 }), (parts) => {
        assert.equal(typeof claimOf(parts, assignments, formsOfNames([`${parts.join("/")}`])).name, "string");
      }),
      { numRuns: 2000 },
    );
  });
});

describe("safeName(name)", () => {
  it("leaves names as people have them", () => {
    for (const name of ["ada", "O'Neil, Gil", "王小明", "Ngô Bảo Châu", "00123", "a@b.org", "x-1_2.c"])
      assert.equal(safeName(name), name);
    assert.equal(safeName("e\u0301"), "é");
  });

  it("makes different names safe and keeps them different", () => {
    const names = [
      "a*",
      "a?",
      "a&b",
      'a"b',
      "a\\b",
      "a/b",
      "a\nb",
      "a\u202eb",
      "..",
      ".",
      " ",
      "~",
      "a ",
      "a.",
      "'a'",
    ];
    const safe = names.map(safeName);
    assert.equal(new Set(safe).size, names.length);
    for (const name of safe) assert.match(name, /^[a-z_]+~[0-9a-f]{8}$/);
  });

  it("has 110 bytes at most, be the name ever so long", () => {
    const long = ["x".repeat(249), "王".repeat(83), "x".repeat(248)].map(safeName);
    for (const name of long) assert.ok(Buffer.byteLength(name) < 110, name);
    assert.equal(new Set(long).size, 3);
  });

  it("is the same only for the same name, and always a name for a file", () => {
    const name = fc.string({
      unit: fc.constantFrom(..."ab~._- ,*?/\\\"'\n\u001b\u202e=+é王"),
      minLength: 1,
      maxLength: 6,
    });
    fc.assert(
      fc.property(name, name, (one, other) => {
        assert.equal(safeName(one) === safeName(other), one.normalize() === other.normalize());
        assert.match(safeName(one), /^[\p{L}\p{N}_@][^/\\*?"<>|\p{C}]*$/u);
      }),
      { numRuns: 5000 },
    );
  });
});
