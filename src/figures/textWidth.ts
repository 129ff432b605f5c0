import { size } from "./grammar.js";

const segmenter = new Intl.Segmenter("und", { granularity: "grapheme" });

/** Scripts that fill a square, and pictures. */
const wide =
  /^[\u1100-\u115f\u2e80-\u303e\u3041-\u33ff\u3400-\u4dbf\u4e00-\u9fff\ua000-\ua4cf\ua960-\ua97f\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6\u{1f000}-\u{1faff}\u{20000}-\u{3fffd}]/u;
/** What stands alone in a line: an ideograph, a kana, a picture; not a syllable of Korean, whose words have spaces. */
const alone =
  /^[\u2e80-\u303e\u3041-\u318f\u31a0-\u4dbf\u4e00-\u9fff\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\u{1f000}-\u{1faff}\u{20000}-\u{3fffd}]/u;
/** What may not begin a line. */
const closing = /^[、。，．：；！？）」』】》〉～ー!?,.:;)\]]/u;

/** The characters of a text as readers see them: an emoji of many code points is one, and a syllable of Korean. */
function graphemes(text: string): string[] {
  const pieces = text.match(/.{1,1000}/gsu) ?? []; // V8 takes time that grows as the square of the length
  return pieces.flatMap((piece) => Array.from(segmenter.segment(piece), ({ segment }) => segment));
}

/** About how wide a text is, in pixels: ideographs, syllable blocks and pictures are twice as wide as letters. */
export function textWidth(text: string, fontSize: number = size.text): number {
  const units = graphemes(text).reduce((width, letter) => width + unitsOf(letter), 0);
  return (units * fontSize) / 16;
}

/** About how wide a bold text is, in pixels: letters are wider, ideographs and syllable blocks are not. */
export function boldWidth(text: string): number {
  const narrow = graphemes(text).filter((letter) => !wide.test(letter));
  return textWidth(text) + 0.2 * textWidth(narrow.join(""));
}

const unitsOf = (letter: string) => (wide.test(letter) ? 17 : 9);

/** The larger of the two sizes in which all texts are narrower than this, if there is one. */
export function fittingSize(texts: readonly string[], width: number): number | undefined {
  return [size.text, size.small].find((size) => texts.every((text) => textWidth(text, size) < width));
}

/** A text that is not wider than this, its end replaced by … if need be. */
export function shortened(text: string, width: number): string {
  if (textWidth(text) <= width) return text;
  const letters = graphemes(text);
  let [count, units] = [0, unitsOf("…")];
  for (const letter of letters) {
    units += unitsOf(letter);
    if ((units * size.text) / 16 > width) break;
    count++;
  }
  return `${letters.slice(0, Math.max(1, count)).join("")}…`;
}

/** Texts broken into lines of this width in pixels, where words or ideographs allow it, and how far the lowest hangs. */
export function wrapped(texts: readonly string[], width: number) {
  const broken = texts.map((text) => {
    const lines = [""];
    for (const word of pieces(text, width)) {
      const last = lines[lines.length - 1];
      if (last.trim() !== "" && !closing.test(word) && textWidth((last + word).trimEnd()) > width) {
        lines[lines.length - 1] = last.trimEnd();
        lines.push(word.trimStart());
      } else lines[lines.length - 1] += word;
    }
    return lines.filter((line) => line !== "");
  });
  const most = broken.reduce((most, { length }) => Math.max(most, length), 1);
  return { names: broken.map((lines) => lines.join("\n")), drop: size.text * (most - 1) };
}

/** What a line can be broken into: words and the spaces between them, ideographs, syllables where a word is too wide. */
function pieces(text: string, width: number): string[] {
  const words: string[] = [];
  let open = false; // whether the last piece is a word that goes on
  for (const letter of graphemes(text)) {
    const goesOn = !alone.test(letter) && letter.trim() !== "";
    if (goesOn && open) words[words.length - 1] += letter;
    else words.push(letter);
    open = goesOn;
  }
  return words.flatMap((word) =>
    /^[\u1100-\u11ff\uac00-\ud7a3]/u.test(word) && textWidth(word) > width ? graphemes(word) : [word],
  );
}
