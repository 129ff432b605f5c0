/**
 * The HTML of figures, told the language of the page they are on. A picture is a document of its own, which does not
 * inherit it, and Chinese characters without a language take the forms that the browser prefers, in Chromium mostly
 * Japanese ones. JupyterLab needs none of this: the text of a notebook is not told its language either, so both look alike.
 */
export function inLanguage(html: string, language: string): string {
  const opening = `<svg lang="${language}"`;
  // In base64 each three bytes are four letters: with whole threes before it, what follows stays the same.
  const whole = `${opening.padEnd(3 * Math.ceil(opening.length / 3))}  c`;
  return html
    .replaceAll(`data:image/svg+xml;base64,${btoa("<svg c")}`, `data:image/svg+xml;base64,${btoa(whole)}`)
    .replaceAll('"<svg c', `"<svg lang=\\"${language}\\" c`); // of a slider's pictures, in its script
}
