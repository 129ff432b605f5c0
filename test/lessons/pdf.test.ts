import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { findChromium, howToGetChromium } from "../../tools/lessons/chromium.ts";
import { pdf } from "../../tools/lessons/pdf.ts";
import { lacks } from "../lacks.ts";

const executable = findChromium();
const lacking = lacks(executable, `there is no Chromium: ${howToGetChromium}`);

describe("pdf(html)", () => {
  it("is a PDF with the title of the page", { skip: lacking }, async () => {
    const html = '<html lang="en"><head><title>One</title></head><body><h1>One</h1></body></html>';
    const document = await pdf(html, String(executable));
    assert.match(document.toString("latin1"), /^%PDF-.*\/Title \(One\)/s);
  });
});
