// What a submission may try to make its teacher's browser run or fetch. FIRE stands for a script that leaves a trace, LEAK
// for an address that nothing may be asked for.
import type { Cell, Notebook } from "../../tools/lessons/notebook.ts";
import type { Output } from "../../tools/lessons/output.ts";

const svg =
  '<svg xmlns="http://www.w3.org/2000/svg" onload="FIRE"><script>FIRE</script><image href="LEAK"/></svg>';
/** Becomes base64 when it is armed. */
const base64 = (text: string) => `BASE64(${text})END`;
const png =
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg==";

/** HTML that is displayed, and written into Markdown. */
const html = [
  "<script>FIRE</script>",
  '<script src="LEAK"></script>',
  "<img src=x onerror=FIRE>",
  '<img src="LEAK">',
  '<img src="data:image/png;base64,x&quot; onerror=&quot;FIRE" alt="&quot; onerror=&quot;FIRE">',
  '<img src=data:, width="1 onerror=FIRE" height="1&quot; onerror=&quot;FIRE">',
  svg,
  "<svg><style><img src=x onerror=FIRE></style></svg>",
  "<svg><animate onbegin=FIRE attributeName=x dur=1s></svg>",
  '<svg><a xlink:href="javascript:FIRE"><text class="press" y="20">x</text></a></svg>',
  '<math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=x onerror=FIRE&gt;">',
  '<math href="javascript:FIRE" class="press">x</math>',
  "<body onload=FIRE><p onmouseover=FIRE onclick=FIRE>x</p>",
  "<details open ontoggle=FIRE>x</details>",
  "<input autofocus onfocus=FIRE>",
  "<video><source onerror=FIRE></video><audio src=LEAK autoplay></audio>",
  '<iframe srcdoc="<script>parent.FIRE</script>"></iframe>',
  '<iframe src="javascript:parent.FIRE"></iframe>',
  '<iframe src="LEAK"></iframe><embed src="LEAK"><object data="LEAK"></object>',
  '<meta http-equiv="refresh" content="0;url=LEAK"><base href="LEAK/">',
  '<link rel="stylesheet" href="LEAK"><link rel="prefetch" href="LEAK">',
  '<style>@import "LEAK"; body { background: url(LEAK) }</style>',
  '<p style="background: url(LEAK)">x</p><table background="LEAK"><tr><td>x',
  '<form action="LEAK"><button class="press">x</button></form><form id="f" action="javascript:FIRE"></form><button form="f">x</button>',
  '<noscript><p title="</noscript><img src=x onerror=FIRE>">',
  "<template><img src=x onerror=FIRE></template><textarea></textarea><img src=x onerror=FIRE>",
  "</div></div></div></div><script>FIRE</script>",
  "<!--><img src=x onerror=FIRE>--> <![CDATA[<img src=x onerror=FIRE>]]> <?x <img src=x onerror=FIRE>?>",
  '<a href="java\tscript:FIRE">x</a><a href="\u0001javascript:FIRE">x</a><a href="&#x6A;avascript&colon;FIRE">x</a>',
  '<a href="data:text/html,<script>opener.FIRE</script>">x</a><a href="vbscript:FIRE">x</a>',
  '<script type="text/x-mathjax-config">FIRE</script><pre class="mermaid">graph TD; A["<img src=x onerror=FIRE>"]</pre>',
  '<input id="q6-explain" name="submission_id"><a id="base_url" href="LEAK">x</a>',
  "<p contenteditable tabindex=1 autofocus onfocus=FIRE onbeforeinput=FIRE>x</p><dialog open onclose=FIRE>x</dialog>",
  '<style>@keyframes k {}</style><p style="animation: k 1s" onanimationstart=FIRE>x</p><marquee onstart=FIRE>x</marquee>',
  '<script type="module">FIRE</script><script type="importmap">{"imports":{"x":"LEAK"}}</script><script nomodule src=LEAK></script>',
  '<div><template shadowrootmode="open"><script>FIRE</script><img src=LEAK></template></div>',
  '<svg><use href="data:image/svg+xml,<svg id=x onload=FIRE>#x"></use><set attributeName="href" to="javascript:FIRE"/><foreignObject><iframe srcdoc="<script>parent.FIRE</script>"></iframe></foreignObject></svg>',
  '<picture><source srcset="LEAK"><img srcset="LEAK 2x" sizes=1px src="" onerror=FIRE></picture><map><area href="javascript:FIRE" class="press" shape=default></map>',
  '<math><annotation-xml encoding="text/html"><script>FIRE</script><img src=x onerror=FIRE></annotation-xml></math>',
  '<img src="data:image/gif;base64,R0lGODlhAQABAAAAACw=&quot; onload=&quot;FIRE"><img src="data:image/svg+xml,%3Csvg onload=%22FIRE%22 xmlns=%22http://www.w3.org/2000/svg%22%3E%3Cimage href=%22LEAK%22/%3E%3C/svg%3E">',
  '<p title="'.repeat(8000),
];

/** Markdown of a written answer. */
const markdown = [
  "[x](javascript:FIRE)",
  "[x](  JaVaScRiPt:FIRE)",
  "[x](<java\tscript:FIRE>)",
  "[x](&#106;avascript&#58;FIRE)",
  "[x](java&Tab;script&colon;FIRE)",
  "[x](\u0001javascript:FIRE)",
  `[x](data:text/html;base64,${base64("<script>opener.FIRE</script>")})`,
  "[x](vbscript:FIRE) [x](//LEAK) [x](/api/contents) [x](file:///etc/passwd)",
  '[x](http://localhost:1/";FIRE;") [x](http://127.0.0.1/?FIRE) [x](http://a.test@[::1]/) [x](http://a.test:x@localhost/)',
  "[x][r] [r] [r][]\n\n[r]: javascript:FIRE 'x\" onclick=\"FIRE'",
  '[x](https://example.org/"onclick="FIRE)',
  "[x](https://example.org 'x\" onmouseover=\"FIRE')",
  '<javascript:FIRE> <data:text/html,FIRE> <x@y.z"onclick=FIRE>',
  "![x](LEAK) ![x](javascript:FIRE) ![x](nowhere.png)",
  '![x" onerror="FIRE](data:image/png;base64,x)',
  `![x](data:image/svg+xml;base64,${base64(svg)}) ![x](data:text/html;base64,${base64("<script>FIRE</script>")})`,
  "![x](attachment:a.png) ![x](attachment:b.png) ![x](attachment:c.png)",
  '```mermaid\ngraph TD; A["<img src=x onerror=FIRE>"]\nclick A "javascript:FIRE"\n```',
  "```<img/src=x/onerror=FIRE>\n</code></pre><script>FIRE</script>\n```",
  "$\\href{javascript:FIRE}{\\class{press}{x}}$ $\\style{background: url(LEAK)}{x}$ $\\cssId{q6-explain}{x}$",
  '$\\text{<img src=x onerror=FIRE>}$ $$\\mmlToken{mi}[href="javascript:FIRE"]{x}$$ $\\def\\x{\\x\\x}\\x$',
  '\\begin{align}<img src=x onerror=FIRE>\\end{align} $x" onclick="FIRE$ $\\require{html}</math><script>FIRE</script>$',
  '# q6-explain\n\n# x" onclick="FIRE <img src=x onerror=FIRE>',
  "| a |\n|:-:|\n| <img src=x onerror=FIRE> |\n\nterm\n: <script>FIRE</script>\n\n- [ ] <script>FIRE</script>",
  "`<script>FIRE</script>` ~~<script>FIRE</script>~~ **<script>FIRE</script>** www.LEAK",
  '[![x](LEAK)](javascript:FIRE) [a]\\: [x][a] ![x][a]\n\n[a]: <javascript:FIRE>\n  "x"',
  "javascript://example.org/%0aFIRE [x](javascript://example.org/%0aFIRE) <https://example.org/&quot;onclick=FIRE>",
  '- > <script>FIRE</script>\n  > <svg/onload=FIRE>\n\n1. <iframe src="LEAK">\n\nx<br/onclick=FIRE/class=press>x',
  "$\\color{red;background:url(LEAK)}{x}$ $\\text{</mtext><script>FIRE</script>}$ $\\unicode{60}script>FIRE$ $\\href{LEAK}{x}$",
  ...html,
];

const display = (data: Record<string, unknown>, metadata: Record<string, unknown> = {}): Output => ({
  ...{ output_type: "display_data", data, metadata },
});

const attributes = {
  width: '1" onerror="FIRE',
  height: "1 onerror=FIRE",
  alt: '" onerror="FIRE',
  unconfined: "x",
};

const outputs: Output[] = [
  ...html.map((text) => display({ "text/html": text })),
  display({ "image/png": "x" }, { "image/png": { width: "1 onerror=FIRE" } }),
  display(
    { "image/png": png },
    { "image/png": attributes, filenames: { "image/png": 'LEAK" onerror="FIRE' } },
  ),
  display({ "image/png": 'x" onerror="FIRE' }),
  display({ "image/jpeg": `${png}" onerror="FIRE` }, { "image/jpeg": attributes }),
  display({ "image/png": base64(svg), "image/gif": base64("<script>FIRE</script>") }),
  display({ "image/svg+xml": svg }),
  display({ "image/svg+xml": `<?xml version="1.0"?><!DOCTYPE x SYSTEM "LEAK">${svg}` }),
  display({ "image/svg+xml": `<!-- --><!DOCTYPE svg SYSTEM "LEAK">${svg}` }),
  display({ "text/html": "<script>parent.FIRE</script>" }, { "text/html": { isolated: true } }),
  display({ "text/markdown": "[x](javascript:FIRE) <img src=x onerror=FIRE> ![x](LEAK)" }),
  display({ "text/latex": "$\\href{javascript:FIRE}{x}$ <script>FIRE</script>" }),
  display({ "application/javascript": "FIRE", "text/javascript": "FIRE" }),
  display({ "application/vnd.jupyter.widget-view+json": { model_id: "</script><script>FIRE</script>" } }),
  display({ "text/vnd.mermaid": 'graph TD; A["<img src=x onerror=FIRE>"]' }),
  display({
    "application/vnd.plotly.v1+json": {},
    "application/pdf": "LEAK",
    "<img src=x onerror=FIRE>": "x",
  }),
  display({ "text/plain": "<script>FIRE</script>", "application/json": { x: "<script>FIRE</script>" } }),
  display({
    "image/gif": btoa('GIF89a"><script>FIRE</script>'),
    "image/webp": btoa("RIFFxxxxWEBP<script>FIRE</script>"),
  }),
  display({
    "image/svg+xml":
      '<!DOCTYPE svg [<!ENTITY x "<script>FIRE</script>">]><svg xmlns="http://www.w3.org/2000/svg">&x;</svg>',
  }),
  {
    output_type: "stream",
    name: "stdout",
    text: '\x1bP<script>FIRE</script>\x1b\\\x1b_javascript:FIRE\x1b\\\x1b[38;5;1"onclick=FIREmx\x1b[0m\x9b31m\x9d8;;LEAK\x9c',
  },
  {
    output_type: "stream",
    name: "stdout",
    text: "\x1b]8;;javascript:FIRE\x07x\x1b]8;;\x07 <script>FIRE</script>",
  },
  {
    output_type: "stream",
    name: '"><script>FIRE</script>',
    text: '\x1b[31m" onclick="FIRE\x1b[38;2;0;0;0"onclick=FIREm',
  },
  {
    output_type: "error",
    ename: "<script>FIRE</script>",
    evalue: "<img src=x onerror=FIRE>",
    traceback: ["\x1b[31m<script>FIRE</script>", "\x1b]0;<script>FIRE</script>\x1b\\"],
  },
];

const attachments = {
  "a.png": { "image/png": 'x" onerror="FIRE' },
  "b.png": { 'image/png" onerror="FIRE': png },
  "c.png": { "text/html": base64("<script>FIRE</script>") },
};

const loud = {
  tags: ['x" onclick="FIRE'],
  magics_language: "html",
  raw_mimetype: "text/html",
  alt: '" onerror="FIRE',
};

export const payloadCount = markdown.length + outputs.length;

/** The notebook with a cell for each payload, which fires or leaks its number. */
export function hostile(notebook: Notebook): Notebook {
  const cells: Cell[] = [
    ...markdown.map((source): Cell => ({ cell_type: "markdown", metadata: loud, source, attachments })),
    ...outputs.map((output): Cell => {
      const cell = { metadata: loud, source: "'</pre><script>FIRE</script>'", execution_count: 1 };
      return { cell_type: "code", ...cell, outputs: [output] };
    }),
    { cell_type: "raw", metadata: loud, source: "```\n<script>FIRE</script>" },
  ];
  const encoded = (_: string, value: unknown) =>
    typeof value === "string" ? value.replace(/BASE64\((.*?)\)END/gs, (_, text) => btoa(text)) : value;
  const armed = cells.map((cell, index) => {
    const text = JSON.stringify({ ...cell, id: `x${index}` })
      .replaceAll("FIRE", `fired.push(${index})`)
      .replaceAll("LEAK", `http://leak.test/${index}`);
    return JSON.parse(text, encoded);
  });
  const widgets = {
    "application/vnd.jupyter.widget-state+json": { state: {}, x: "</script><script>fired.push(-1)</script>" },
  };
  return { ...notebook, cells: [...notebook.cells, ...armed], metadata: { ...notebook.metadata, widgets } };
}
