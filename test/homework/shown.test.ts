// What a submission can make its teacher's browser do: the real pages of formgrader and of the feedback, in Chromium.
import assert from "node:assert/strict";
import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, afterEach, before, beforeEach, describe, it } from "node:test";
import { pathToFileURL } from "node:url";
import { type Browser, type BrowserContext, chromium, type Page } from "playwright-core";
import { feedbackFile, sourceFile, submissionFile } from "../../tools/homework/layout.ts";
import { nbgrader } from "../../tools/homework/nbgrader.ts";
import { release } from "../../tools/homework/release.ts";
import { python } from "../../tools/jupyter/jupyter.ts";
import { findChromium, howToGetChromium, launchOptions } from "../../tools/lessons/chromium.ts";
import { freePort, answers as serves } from "../freePort.ts";
import { lacks } from "../lacks.ts";
import { answered, assignment, makeCourse, program, read, root, run, tinySource, write } from "./course.ts";
import { hostile, payloadCount } from "./payloads.ts";

const executable = findChromium();
const lacking = lacks(executable, `there is no Chromium: ${howToGetChromium}`);
const token = "the-token-of-this-test";

const figures = `import { display } from "tslab";
import { entropyTermCurve, render, renderInteractive } from "surprisal/figures";
display.html(render(entropyTermCurve({ description: "a hill" })));
display.html(renderInteractive([1, 2, 3], (n) => entropyTermCurve({ description: \`hill \${n}\`, title: "Title" }), { label: "n" }));
display.html("<table><tr><td>0.25</td></tr></table>");
display.latex("$$\\\\frac{3}{4}$$");
display.markdown("**bold** [link](https://example.org)");
console.log("\\x1b[31mred\\x1b[0m <b>");
function double1(x: number) { return 2 * x; }`;

const text = `If $p<1$ then a < b & c, \`x<y\`, and
$$H = -\\sum_i p_i \\log p_i$$

| outcome | $p$ |
|---|---|
| x | 0.5 |

\`\`\`ts
const a = b < c;
\`\`\`
<b>not bold</b> &copy; [source](https://example.org/?a=1&b=2) ![gone](attachment:gone.png)`;

/** What a program in Python prints as JSON that reads `input` as JSON. */
const ask = (program: string, input: unknown) =>
  JSON.parse(
    execFileSync(python, ["-c", program], {
      cwd: join(root, "notebooks", "homework"),
      env: { ...process.env, PYTHONDONTWRITEBYTECODE: "1" },
      input: JSON.stringify(input),
      encoding: "utf8",
    }),
  );

describe("a display", () => {
  it("is shown as a display of nothing if what a kernel says about it is not a list of representations", () => {
    const program = `import json, sys; from shown.outputs import shown_output
displays = [{"output_type": "display_data", "data": data, "metadata": data} for data in json.load(sys.stdin)]
print(json.dumps([shown_output(display).data["text/plain"] for display in displays]))`;
    const odd = [null, 5, "x", ["x"], { "text/html": 5 }, {}];
    const nothing = "(not shown here: nothing)";
    assert.deepEqual(ask(program, odd), [
      ...[nothing, nothing, nothing, nothing, "(not shown here: text/html)", nothing],
    ]);
  });

  it("is a page, whatever begins in it that Python or nbconvert would give up at", () => {
    const program = `import json, sys; from nbconvert.filters import ansi2html; from shown.markup import rebuilt
from shown.outputs import plain
html, texts = json.load(sys.stdin)
print(json.dumps([[rebuilt(text) for text in html], [ansi2html(plain(text)) for text in texts]]))`;
    const html = ["<p>a<![x]>b", "<![ <b>c</b>", "<![if x]>d<![endif]>", "<![CDATA[e]]>f"];
    const texts = ["\x1b[38mg", "\x1b[1;048mh", "\x1b[;48;38mi", "\x1b[38;5;1mj"];
    assert.deepEqual(ask(program, [html, texts]), [
      ["<p>ab</p>", "c", "d", "f"],
      ["g", "h", "i", '<span class="ansi-red-fg">j</span>'],
    ]);
  });
});

describe("Markdown, or code,", () => {
  it("is shown as it is written where a text, or all of a notebook before it, is very long", () => {
    const program = `import json, sys; from shown import code, text
def drawn(write, begin, sign, lengths):
    text.begin()
    return [sign in write(begin + "b" * (length - len(begin))) for length in lengths]
kinds = [(text.html_of, "*a*", "<em>"), (code.highlighted, "/**/", 'class="c"')]
notebooks = json.load(sys.stdin)
print(json.dumps([[drawn(*kind, lengths) for lengths in notebooks] for kind in kinds]))`;
    const notebooks = [[30_000, 30_001], [...Array(7).fill(30_000), 20_000, 4], [20_000]];
    const drawn = [[true, false], [...Array(6).fill(true), false, true, false], [true]];
    assert.deepEqual(ask(program, notebooks), [drawn, drawn]);
  });
});

describe("code", () => {
  const program = `import json, sys; from shown import code, text
def highlighted(source):
    text.begin()
    return code.highlighted(source)
print(json.dumps([highlighted(source) for source in json.load(sys.stdin)]))`;
  const page = (code: string) => `<div class="highlight"><pre><span></span>${code}</pre></div>`;
  const mark = (kind: string, text: string) => `<span class="${kind}">${text}</span>`;

  it("has the colours of TypeScript", () => {
    const code = `const half = "<b>".length / 1_0.5; // it's\nobject.if + x1 /* of\ntwo lines */ + \`a\n\\\`b`;
    const [shown] = ask(program, [code]);
    const first = `${mark("k", "const")} half = ${mark("s", "&quot;&lt;b&gt;&quot;")}.length / ${mark("m", "1_0.5")}; `;
    const second = `object.if + x1 ${mark("c", "/* of\ntwo lines */")} + ${mark("s", "`a\n\\`b")}`;
    assert.equal(shown, page(`${first}${mark("c", "// it&#x27;s")}\n${second}`));
  });

  it("is shown soon, whatever it is; without colours where it is very long", { timeout: 60_000 }, () => {
    const odd = ["\n ", "0n", "a.", "'\\", "?", "/*\n", "`", "if", "1."];
    const shown: string[] = ask(
      program,
      odd.map((text) => text.repeat(30_000 / text.length)),
    );
    for (const html of shown) assert.ok(html.length >= 30_000);
    assert.deepEqual(ask(program, ["0 ".repeat(500_000)]), [page("0 ".repeat(500_000))]);
  });
});

describe("a drawing", () => {
  const program = `import base64, json, re, sys; from nbformat import from_dict; from shown.notebook import Shown
def display(data):
    return {"output_type": "display_data", "data": data, "metadata": {}}
def shown(resources, drawings):
    cell = {"cell_type": "code", "metadata": {}, "source": "", "execution_count": 1, "outputs": drawings}
    notebook = from_dict({"cells": [cell], "metadata": {}, "nbformat": 4, "nbformat_minor": 5})
    made, _ = Shown().preprocess(notebook, resources)
    pictures = [output.data["text/html"] for output in made.cells[0].outputs]
    return [base64.b64decode(re.search("base64,([A-Za-z0-9+/=]*)", picture)[1]).decode() for picture in pictures]
def html(svg):
    return f'<img src="data:image/svg+xml;base64,{base64.b64encode(svg.encode()).decode()}">'
svgs, names = json.load(sys.stdin)
drawings = [display(data) for svg in svgs for data in ({"image/svg+xml": svg}, {"text/html": html(svg)})]
print(json.dumps([shown(name, drawings) for name in names]))`;

  it("is told the language of the assignment, unless it says one: an image inherits none", () => {
    const rest = 'xmlns="http://www.w3.org/2000/svg"><text>骨</text></svg>';
    const head = "<?xml version='1.0'?><!-- <svg -->";
    const svgs = [
      `<svg ${rest}`,
      `${head}<svg\n${rest}`,
      `<svg lang="ja" ${rest}`,
      `<svg xml:lang="ja" ${rest}`,
    ];
    const told = (language: string) =>
      [
        `<svg lang="${language}" ${rest}`,
        `${head}<svg lang="${language}"\n${rest}`,
        ...svgs.slice(2),
      ].flatMap((svg) => [svg, svg]);
    const names = [
      { nbgrader: { assignment: "quiz.zh-TW" } }, // as in feedback
      { assignment_id: "quiz.ko" }, // as in formgrader
      { assignment_id: "quiz.2" },
    ];
    assert.deepEqual(ask(program, [svgs, names]), ["zh-TW", "ko", "en"].map(told));
  });
});

describe("a picture", () => {
  const nested = (levels: number, each: string) =>
    Array.from(
      { length: levels },
      (_, i) => `<g id="n${i + 1}">${each.replace("#", `#n${i}`).repeat(10)}</g>`,
    );
  const bytes = (format: string, ...values: (number | string)[]) =>
    Buffer.concat(
      values.map((value, i) => {
        if (typeof value === "string") return Buffer.from(value, "latin1");
        const room = Buffer.alloc(8);
        if (format[i] === "n") room.writeUInt16BE(value);
        else if (format[i] === "N") room.writeUInt32BE(value);
        else room.writeUInt32LE(value);
        return room.subarray(0, { n: 2, N: 4, v: 2, t: 3, V: 4 }[format[i] ?? ""] ?? 0);
      }),
    );
  const sized = {
    png: (side: number) => bytes("sNsNN", "\x89PNG\r\n\x1a\n", 13, "IHDR", side, side),
    gif: (side: number) => bytes("svvs", "GIF89a", side, side, "\0\0\0,\0\0\0\0\x01\0\x01\0"),
    "gif by its first frame": (side: number) =>
      bytes("svvssvv", "GIF89a", 1, 1, "\x80\0\0......!\xfe\x01a\0", ",\0\0\0\0", side, side),
    jpeg: (side: number) =>
      bytes("snssnn", "\xff\xd8\xff\xe0", 4, "ab..\xff\0\xff\xd0", "\xff\xff\xc2\0\x11\x08", side, side),
    webp: (side: number) => bytes("svv", "RIFF....WEBPVP8 ..........", side, side),
    "webp without loss": (side: number) => bytes("sV", "RIFF....WEBPVP8L..../", (side - 1) * (1 + 2 ** 14)),
    "webp with more": (side: number) => bytes("stt", "RIFF....WEBPVP8X........", side - 1, side - 1),
  };
  const address = (content: Buffer) => `data:image/png;base64,${content.toString("base64")}`;
  const small = '<image href="data:image/svg+xml,%3Csvg xmlns=%22http://www.w3.org/2000/svg%22/%3E"/>';
  const drawings: Record<string, [isShown: boolean, content: string]> = {
    "no end": [false, `${nested(8, '<use href="#"/>').join("")}<use href="#n8"/>`],
    "no end, by masks": [false, nested(8, '<g mask="url(#)"/>').join("")],
    "a circle": [false, '<g id="a"><use href="#b"/></g><g id="b"><use href="#a"/></g>'],
    "by a style": [false, `<style>rect { fill: u\\72l(#a) }</style><pattern id="a"><rect/></pattern>`],
    "by a style's address": [false, '<style>rect { mask: URL("#a") }</style><mask id="a"><rect/></mask>'],
    "a drawing in a drawing": [false, small],
    "a picture without end in a drawing": [false, `<image href="${address(sized.png(20_000))}"/>`],
    "a filter of its own": [false, '<g style="filter: blur(90px)"><rect/></g>'],
    "a filter for all": [false, "<style>rect { FILTER: blur(90px) }</style><rect/>"],
    "a style from elsewhere": [false, '<?xml-stylesheet href="data:text/css,*{filter:blur(9px)}"?><g/>'],
    "layers on layers": [false, `${'<g opacity=".9">'.repeat(500)}${"</g>".repeat(500)}`],
    "what moves": [false, '<rect><animate attributeName="x" values="0;9" dur="1s"/></rect>'],
    "a page": [false, '<foreignObject><p xmlns="http://www.w3.org/1999/xhtml">x</p></foreignObject>'],
    "a style that names its parts": [
      true,
      `<style>${"#a { fill: red } ".repeat(5000)}</style>${'<g id="a"/>'.repeat(5000)}`,
    ],
    "as our figures": [
      true,
      '<defs><pattern id="waste"><path/></pattern></defs><rect fill="url(#waste)" aria-label="a filter \\"/>',
    ],
    glyphs: [true, `<path id="n0"/>${nested(2, '<use href="#"/>').join("")}<use href="#n2"/>`],
    "a picture": [true, `<image href="${address(sized.png(1000))}"/>`],
    "a filter behind a comment": [false, '<g style="filter/**/: blur(90px)"/>'],
    "a filter behind none": [false, '<g style="filter: none; -webkit-filter:blur(90px)"/>'],
    "as Inkscape draws": [
      true,
      '<path style="color-interpolation-filters:linearRGB;filter:none;mix-blend-mode:normal;isolation:auto"/>',
    ],
    "what is said of it": [true, '<metadata><RDF xmlns="http://www.w3.org/rdf#"/></metadata>'],
  };

  it("is shown where a browser soon comes to an end of it", () => {
    const asked = `import json, sys, base64; from shown import pictures
def is_shown(content):
    pictures.begin()
    return bool(pictures.picture(base64.b64decode(content)))
print(json.dumps([is_shown(content) for content in json.load(sys.stdin)]))`;
    const doctype = '<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/svg11.dtd">';
    const head = `<?xml version="1.0"?>\n<!-- By <hand> -->\n${doctype}<!---->`;
    const svgs = Object.values(drawings).map(([, content]) =>
      Buffer.from(`${head}<svg xmlns="http://www.w3.org/2000/svg">${content}</svg>`),
    );
    const rasters = Object.values(sized).flatMap((make) => [
      make(7000),
      make(8000),
      make(7000).subarray(0, 15),
    ]);
    const said = ask(
      asked,
      [...svgs, ...rasters].map((content) => content.toString("base64")),
    );
    const names = [...Object.keys(drawings), ...Object.keys(sized).flatMap((name) => [name, name, name])];
    const shown = said.map((isShown: boolean, i: number) => [names[i], isShown]);
    const expected = [
      ...Object.entries(drawings).map(([name, [isShown]]) => [name, isShown]),
      ...Object.keys(sized).flatMap((name) => [true, false, false].map((isShown) => [name, isShown])),
    ];
    assert.deepEqual(shown, expected);
  });

  it("is not shown where it is a drawing of more bytes, tags, or words before it than a parser soon reads", () => {
    const program = `import json, sys; from shown import pictures
def is_shown(before, inside):
    pictures.begin()
    return bool(pictures.picture(before + b'<svg xmlns="http://www.w3.org/2000/svg">' + inside + b"</svg>"))
text, comment = b"<text>%s</text>", b"<!--%s-->"
print(json.dumps([
    [is_shown(b"", text % (b"x" * n)) for n in (9_000_000, 10_000_000)],
    [is_shown(b"", b"<g/>" * n) for n in (40_000, 200_000)],
    [is_shown(comment % (b"x" * n), b"") for n in (9_000, 10_000, 9_000_000)],
]))`;
    assert.deepEqual(ask(program, 0), [
      [true, false],
      [true, false],
      [true, false, false],
    ]);
  });

  it("is not shown where those before it are written in as much text as a file may have", {
    timeout: 60_000,
  }, () => {
    const program = `import base64, json, sys; from shown import pictures, text
content = base64.b64decode(json.load(sys.stdin))
def shown(size):
    pictures.begin()
    text.begin()
    picture = base64.b64encode(content + b"x" * (size - len(content))).decode()
    return text.html_of("![x](attachment:a) " * 1000, {"a": {"image/png": picture}}).count("<img")
print(json.dumps([shown(size) for size in (9_000_000, 30_000_000, 60_000_000)]))`;
    assert.deepEqual(ask(program, sized.png(1).toString("base64")), [5, 1, 0]);
  });

  it("is not shown where those before it in the notebook have as many pixels as a browser soon draws", () => {
    const program = `import json, sys; from nbformat import from_dict; from shown.notebook import Rebuilt, Shown
display = {"output_type": "display_data", "data": {"image/png": json.load(sys.stdin)}, "metadata": {}}
cell = {"cell_type": "code", "metadata": {}, "source": "", "execution_count": 1, "outputs": [display] * 3}
def shown(step):
    notebook = from_dict({"cells": [cell, cell], "metadata": {}, "nbformat": 4, "nbformat_minor": 5})
    made, _ = step().preprocess(notebook, {})
    return ["text/html" in output.data for cell in made.cells for output in cell.outputs]
print(json.dumps([shown(step) for step in (Rebuilt, Shown, Shown)]))`;
    const four = [true, true, true, true, false, false];
    assert.deepEqual(ask(program, sized.png(7000).toString("base64")), [four, four, four]);
  });
});

describe("what a submission shows", { skip: lacking, timeout: 600_000 }, () => {
  const { course, remove } = makeCourse(60);
  const folder = mkdtempSync(join(tmpdir(), "shown-"));
  let browser: Browser;
  let context: BrowserContext;
  let formgrader: ChildProcess;
  let url: string;
  let fired: Set<number>;
  let requests: string[];
  let complaints: string[];

  const unprotected = [
    ...["--HTMLExporter.preprocessors=[]", "--HTMLExporter.filters={}"],
    "--HTMLExporter.template_file=index.html.j2",
  ];
  const makeFeedback = (...options: string[]) =>
    nbgrader(course, ["generate_feedback", assignment, "--student=hostile", "--force", ...options]);

  before(async () => {
    write(sourceFile(course, assignment), tinySource("en"));
    const [made] = await release(course, [assignment]);
    assert.ok(made);
    const honest = answered(made.notebook, { "q6-explain": text });
    Object.assign(honest.cells.find(({ id }) => id === "q1-answer") ?? {}, { source: figures });
    write(join(folder, "honest.ipynb"), honest);
    write(join(folder, "hostile.ipynb"), answered(made.notebook, { "q6-explain": "x" }));
    const { code, said } = await run("grade", [folder, "--course", course]);
    assert.equal(code, 0, said);
    const file = submissionFile(course, "autograded", { student: "hostile", assignment });
    const notebook = hostile(read(file));
    rmSync(file); // it is read-only
    writeFileSync(file, JSON.stringify(notebook)); // as if the kernel, and all that looks at it, were the student's

    const port = await freePort();
    url = `http://localhost:${port}/`;
    const options = ["--no-browser", `--port=${port}`, `--IdentityProvider.token=${token}`];
    formgrader = spawn(process.execPath, [program, "formgrader", "--course", course, ...options], {
      stdio: "ignore",
    });
    await serves(`${url}api/status?token=${token}`, () => formgrader.exitCode === null);
    browser = await chromium.launch(launchOptions(executable as string));
  });

  after(async () => {
    await browser?.close();
    if (formgrader?.exitCode === null) {
      formgrader.kill("SIGINT");
      await once(formgrader, "exit");
    }
    remove();
    rmSync(folder, { recursive: true, force: true });
  });

  beforeEach(async () => {
    [fired, requests, complaints] = [new Set(), [], []];
    context = await browser.newContext();
    context.setDefaultTimeout(20_000);
    await context.exposeFunction("report", (payload: number) => fired.add(payload));
    await context.addInitScript("window.fired = { push: (payload) => void window.report(payload) }");
    await context.route(/^(?!file:|data:|http:\/\/localhost)/, (route) => route.abort());
    context.on("request", (request) => {
      if (!/^(data|blob|about):/.test(request.url())) requests.push(request.url());
    });
    context.on("weberror", (error) => complaints.push(error.error().message));
    context.on("console", (message) => message.type() === "error" && complaints.push(message.text()));
  });

  afterEach(() => context.close());

  async function open(address: string): Promise<Page> {
    const page = await context.newPage();
    await page.goto(address, { waitUntil: "networkidle" });
    return page;
  }

  /** Touches and presses all that a teacher might, and then some. */
  async function provoke(page: Page) {
    await page.evaluate(() => {
      for (const element of document.querySelectorAll<HTMLElement>("#notebook *")) {
        for (const name of ["mouseover", "focus", "toggle", "load", "error", "begin"])
          element.dispatchEvent(new Event(name));
        const href = element.getAttribute("href") ?? "";
        if (element.matches("a, .press") && !/^(https?|mailto):|^#/.test(href)) element.click();
      }
    });
    await page.waitForTimeout(1000);
  }

  async function openInFormgrader(student: string): Promise<Page> {
    const list = `${url}formgrader/api/submitted_notebooks/${assignment}/${assignment}?token=${token}`;
    const notebooks: { id: string; student: string }[] = await (await fetch(list)).json();
    const id = notebooks.find((notebook) => notebook.student === student)?.id;
    await (await open(`${url}formgrader?token=${token}`)).close(); // as the teacher comes in
    [requests, complaints] = [[], []];
    return open(`${url}formgrader/submissions/${id}/`);
  }

  const feedback = (student: string) => pathToFileURL(feedbackFile(course, { student, assignment })).href;
  const cellsIn = (page: Page) => page.locator("div.cell").count();

  it("is dangerous on nbgrader's own pages", async () => {
    await makeFeedback(...unprotected);
    const page = await context.newPage();
    await page.goto(feedback("hostile")).catch(() => {}); // some payloads take the page away
    await provoke(page).catch(() => {});
    assert.ok(fired.size > 10, [...fired].join());
    assert.ok(requests.filter((request) => request.includes("leak.test")).length > 5, requests.join("\n"));
  });

  it("runs no script in feedback, and asks for nothing", async () => {
    await makeFeedback();
    const page = await open(feedback("hostile"));
    assert.ok((await cellsIn(page)) > payloadCount);
    await provoke(page);
    assert.deepEqual([...fired], []);
    const blocked = (request: string) => request.includes("glyphicons"); // by the page's own policy
    assert.deepEqual(
      requests.filter((request) => !blocked(request)),
      [feedback("hostile")],
    );
  });

  it("runs no script in formgrader, and asks for nothing but formgrader's own files", async () => {
    const page = await openInFormgrader("hostile");
    assert.ok((await cellsIn(page)) > payloadCount);
    await provoke(page);
    assert.deepEqual([...fired], []);
    const own = new RegExp(`^${url}formgrader/(static/|api/(grades|comments)\\b)`);
    const others = requests.filter((request) => !own.test(request));
    assert.deepEqual(others, [page.url().replace(/\?.*/, "")]);
  });

  it("is all there where it is honest, in both pages", async () => {
    for (const page of [await open(feedback("honest")), await openInFormgrader("honest")]) {
      const shown = await page.locator("#notebook").first().innerText();
      for (const part of [
        "Title",
        "0.25",
        "red <b>",
        "a < b & c, x<y",
        "const a = b < c;",
        "<b>not bold</b> ©",
      ])
        assert.ok(shown.includes(part), `${part} in ${shown}`);
      assert.equal(await page.locator("html").getAttribute("lang"), "en");
      assert.equal(await page.locator("math").count(), 4);
      assert.equal(await page.locator("table").count(), 2);
      const pictures = page.locator("#notebook img");
      const widths = await pictures.evaluateAll((images) =>
        images.map((image) => image instanceof HTMLImageElement && image.naturalWidth),
      );
      assert.deepEqual(widths, [640, 640]);
      assert.equal(await pictures.first().getAttribute("alt"), "a hill");
      assert.equal(await page.locator('a[href="https://example.org/?a=1&b=2"]').count(), 1);
    }
    const { cells } = read(submissionFile(course, "autograded", { student: "honest", assignment }));
    assert.equal(cells.find(({ metadata }) => metadata.nbgrader?.grade_id === "q6-explain")?.source, text);
  });

  it("has no link into this computer, or anywhere but to public places", async () => {
    const page = await open(feedback("hostile"));
    const links = await page
      .locator("#notebook a[target]")
      .evaluateAll((all) => all.map((link) => link.getAttribute("href") ?? ""));
    assert.ok(links.length > 0);
    for (const link of links) assert.match(link, /^(https?:\/\/(example\.org|leak\.test)|mailto:)/);
  });

  it("comes to nothing in the addresses of formgrader's other pages, and these work", async () => {
    await openInFormgrader("hostile");
    const trick = encodeURIComponent('x";fired.push(1);"</script><script>fired.push(2)</script>');
    const pages = [
      ...["manage_assignments", "gradebook", "manage_students", `manage_submissions/${assignment}`],
      ...[`gradebook/${assignment}`, `gradebook/${assignment}/${assignment}`, "manage_students/honest"],
    ];
    for (const name of pages) {
      const page = await open(`${url}formgrader/${name}`);
      await page.locator("#main-table tr").first().waitFor({ state: "attached" });
    }
    assert.deepEqual(complaints, []);
    for (const name of ["manage_students", "gradebook", "manage_submissions"])
      await open(`${url}formgrader/${name}/${trick}`);
    assert.deepEqual([...fired], []);
  });

  it("is graded by hand as ever", async () => {
    const page = await openInFormgrader("honest");
    const saved = page.waitForResponse((response) => response.request().method() === "PUT");
    await page.fill("#q6-explain", "2.5");
    await page.press("#q6-explain", "Tab");
    assert.equal((await saved).status(), 200);
    await page.click(".glyphicon-eye-open");
    assert.match(await page.locator(".breadcrumb").innerText(), /honest/);
    assert.deepEqual(complaints, []);
  });
});
