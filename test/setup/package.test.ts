import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import * as fs from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, describe, it } from "node:test";
import { publint } from "publint";
import { formatMessage } from "publint/utils";
import newest from "typescript";

const root = join(import.meta.dirname, "../..");
const ofTslab: typeof newest = createRequire(import.meta.url)("@tslab/typescript-for-tslab");

/** The package as a stranger gets it: packed, and unpacked in a project that has what it depends on, or nothing. */
const scratch = fs.realpathSync(fs.mkdtempSync(join(tmpdir(), "surprisal-package-")));
after(() => fs.rmSync(scratch, { recursive: true, force: true }));
const [pack] = JSON.parse(
  execFileSync("npm", ["pack", "--ignore-scripts", "--json", "--pack-destination", scratch], {
    cwd: root,
    encoding: "utf8",
    shell: process.platform === "win32",
    stdio: ["ignore", "pipe", "ignore"],
  }),
);
const tarball = join(scratch, pack.filename);
const alone = unpack("alone");
const project = unpack("dependencies/project");
fs.symlinkSync(join(root, "node_modules"), join(scratch, "dependencies/node_modules"), "junction");

function unpack(folder: string) {
  const home = join(scratch, folder, "node_modules");
  fs.mkdirSync(home, { recursive: true });
  execFileSync("tar", ["-xzf", tarball, "-C", home]);
  fs.renameSync(join(home, "package"), join(home, "surprisal"));
  return join(scratch, folder);
}

function node(folder: string, code: string, type: "module" | "commonjs") {
  const args = [`--input-type=${type}`, "--eval", code];
  return execFileSync(process.execPath, args, { cwd: folder, encoding: "utf8", stdio: "pipe" });
}

/** What the compiler has to say about code that uses the package, and about the package's own declarations. */
function complaints(
  ts: typeof newest,
  moduleResolution: newest.ModuleResolutionKind,
  module: newest.ModuleKind,
) {
  const file = join(project, "lesson.mts");
  fs.writeFileSync(
    file,
    `import { entropy, type Distribution } from "surprisal";
import { check } from "surprisal/check";
import { render, surprisalCurve } from "surprisal/figures";
const p: Distribution = Float64Array.of(1 / 2, 1 / 2);
const texts: string[] = [render(surprisalCurve({ title: "a coin" })), check(entropy(p, { base: Math.E }), 0.6931)];
// @ts-expect-error
entropy(p, { bass: 2 });
// @ts-expect-error
surprisalCurve({ titel: texts[0] });
`,
  );
  const options = {
    module,
    moduleResolution,
    noEmit: true,
    strict: true,
    target: 9,
    lib: ["lib.es2022.d.ts"],
  };
  const program = ts.createProgram([file], { ...options, types: [] });
  return program
    .getSourceFiles()
    .filter(({ fileName }) => ts.sys.realpath?.(fileName).startsWith(fs.realpathSync(project)))
    .flatMap((source) => [
      ...program.getSyntacticDiagnostics(source),
      ...program.getSemanticDiagnostics(source),
    ])
    .map(
      ({ file, messageText }) => `${file?.fileName}: ${ts.flattenDiagnosticMessageText(messageText, "\n")}`,
    );
}

describe("the package", () => {
  it("holds the library, its figures, the kernel and the commands, and nothing else, in 3 MB", () => {
    const files: string[] = pack.files.map(({ path }: { path: string }) => path);
    const outside =
      /\.d\.ts$|^kernel.browser\b|^site.live\b|^setup.(start|handOver|packages|build)\.|^bench.originals[\\/]/;
    const compiled = (folder: string, into: string, kinds: string[]) =>
      fs
        .readdirSync(join(root, folder), { recursive: true, encoding: "utf8" })
        .filter((file) => /\.[cm]?[tj]s$/.test(file) && !outside.test(file))
        .flatMap((file) =>
          kinds.map((kind) => join(into, file.replace(/([tj])s$/, kind)).replaceAll("\\", "/")),
        );
    const built = [...compiled("src", "dist", ["js", "d.ts"]), ...compiled("tools", "dist/tools", ["js"])];
    const beside = ["CHANGELOG.md", "LICENSE", "README.md", "package.json"];
    const forPython = [
      "tools/jupyter/provisioner.py",
      "requirements.txt",
      "requirements-homework.txt",
      "requirements-site.txt",
    ];
    assert.deepEqual(files.sort(), [...built, ...beside, ...forPython].sort());
    assert.ok(pack.size < 3e6, `${pack.size} bytes`);
  });

  it("is imported and required by name", () => {
    const use = "entropy([1 / 2, 1 / 2]), typeof render, typeof check";
    const names = [
      ["{ entropy }", "surprisal"],
      ["{ render }", "surprisal/figures"],
      ["{ check }", "surprisal/check"],
    ];
    const imports = names.map(([what, from]) => `import ${what} from "${from}";`).join("");
    const requires = names.map(([what, from]) => `const ${what} = require("${from}");`).join("");
    assert.equal(node(project, `${imports} console.log(${use});`, "module"), "1 function function\n");
    assert.equal(node(project, `${requires} console.log(${use});`, "commonjs"), "1 function function\n");
  });

  it("needs no other package for its mathematics", () => {
    const code = 'import { entropy } from "surprisal"; console.log(entropy([1 / 2, 1 / 2]));';
    assert.equal(node(alone, code, "module"), "1\n");
    assert.throws(() => node(alone, 'import "surprisal/figures";', "module"), /ERR_MODULE_NOT_FOUND/);
  });

  for (const [name, ts] of Object.entries({ newest, "tslab's": ofTslab })) {
    const { ModuleResolutionKind: resolution, ModuleKind: kind } = ts;
    it(`is typed under every resolution of ${name} TypeScript, ${ts.version}`, () => {
      assert.deepEqual(complaints(ts, resolution.Node10, kind.ES2022), []);
      assert.deepEqual(complaints(ts, resolution.Node16, kind.Node16), []);
      assert.deepEqual(complaints(ts, resolution.Bundler, kind.ES2022), []);
    });
  }

  it("has nothing publint would change", async () => {
    const { messages, pkg } = await publint({
      pkgDir: join(alone, "node_modules/surprisal"),
      strict: true,
      pack: false,
    });
    assert.deepEqual(
      messages.map((message) => formatMessage(message, pkg, { color: false })),
      [],
    );
  });

  it("has types that are not wrong", () => {
    // cjs-resolves-to-esm is meant: it is an ES module, which every Node since 20.19 can require.
    const attw = join(root, "node_modules/@arethetypeswrong/cli/dist/index.js");
    const options = [
      "--ignore-rules",
      "cjs-resolves-to-esm",
      "--format",
      "ascii",
      "--no-color",
      "--no-emoji",
    ];
    execFileSync(process.execPath, [attw, tarball, ...options], { encoding: "utf8", stdio: "pipe" });
  });
});
