import { rect, text } from "@observablehq/plot";
import { assertRecord, describe } from "../arguments.js";
import { extent } from "./extent.js";
import { type Figure, figure, type Variation } from "./figure.js";
import { halo, hatch, meaning, size } from "./grammar.js";
import { wording } from "./kinds.js";
import { listed, numberLabel } from "./labels.js";
import { optionsOf } from "./options.js";
import { shortened, textWidth } from "./textWidth.js";

/** The longest codeword whose block can still be seen. */
const deepest = 10;

/** The block of each codeword: of the unit interval, from where to where, and how deep; `taken` if another begins it or is it. */
export function codewordBlocks(codewords: Readonly<Record<string, string>>) {
  const words = Object.entries(codewords);
  return words.map(([name, word], i) => {
    const width = 2 ** -word.length;
    const left = word === "" ? 0 : Number.parseInt(word, 2) * width;
    const taken = words.some(
      ([, other], k) => k !== i && word.startsWith(other) && (other !== word || k < i),
    );
    return { name, word, left, right: left + width, depth: word.length, taken };
  });
}

/**
 * A binary code as blocks: a codeword of ℓ bits takes 2^−ℓ of the room, and with it all that begins with it, which is grey.
 * A codeword that another begins, hatched, cannot be decoded at once. The room they take together, Σ 2^−ℓ, is at most 1 if the code can be decoded (Kraft).
 *
 * @param codewords - by what they stand for: `{ sun: "0", rain: "10", snow: "11" }`
 * @param options.sumLabel - the line below, from Σ 2^−ℓ, the room that all codewords take: at most 1 if the code can be decoded
 * @throws {TypeError} if a codeword is not a string
 * @throws {RangeError} if there is no codeword, or one has other signs than 0 and 1 or more than ten
 * @example codeTree({ sun: "0", rain: "10" }).ariaDescription // "Blocks of codewords: sun 0, rain 10. Σ 2⁻ˡ = 0.75."
 */
export function codeTree(
  codewords: Readonly<Record<string, string>>,
  options: Variation & { sumLabel?: (sum: number) => string } = {},
): Figure {
  const {
    sumLabel = (sum: number) => `room taken: Σ 2⁻ˡ = ${numberLabel(sum)}`,
    xLabel: _x,
    yLabel: _y,
    description,
    ...others
  } = optionsOf(options, { sumLabel: wording });
  assertCodewords(codewords);
  const blocks = codewordBlocks(codewords);
  const depth = extent([1, ...blocks.map(({ depth }) => depth)])[1];
  const taken = blocks.reduce((total, { left, right }) => total + right - left, 0);
  const grid = Array.from({ length: depth }, (_, row) =>
    Array.from({ length: 2 ** (row + 1) }, (_, k) => ({
      row,
      left: k / 2 ** (row + 1),
      right: (k + 1) / 2 ** (row + 1),
      digit: String(k % 2),
    })),
  ).flat();
  const room = (block: { left: number; right: number }) => 592 * (block.right - block.left) - 6;
  const row = ({ depth }: { depth: number }) => Math.max(0, depth - 1);
  const place = { x: ({ left, right }: { left: number; right: number }) => (left + right) / 2 };
  const visible = grid.filter((cell) => room(cell) > size.small);
  return figure(
    {
      height: 70 + 52 * depth,
      marginTop: 12,
      marginBottom: 44,
      marginLeft: 24,
      marginRight: 24,
      x: { axis: null, domain: [0, 1] },
      y: { axis: null, domain: [depth, 0] },
      marks: [
        rect(grid, {
          x1: "left",
          x2: "right",
          y1: "row",
          y2: ({ row }) => row + 1,
          fill: "none",
          stroke: "#ccc",
        }),
        text(visible, { ...place, y: ({ row }) => row + 0.5, text: "digit", fill: "#999" }),
        rect(blocks, { x1: "left", x2: "right", y1: ({ depth }) => depth, y2: depth, fill: "#d0d0d0" }),
        rect(blocks, {
          x1: "left",
          x2: "right",
          y1: row,
          y2: (block) => row(block) + 1,
          fill: ({ taken }) => (taken ? hatch : meaning.payment),
          stroke: ({ taken }) => (taken ? meaning.waste : meaning.truth),
          strokeWidth: 2,
        }),
        text(
          blocks.filter((block) => textWidth(block.word) < room(block)),
          {
            ...place,
            y: (block) => row(block) + 0.5,
            text: (block) => `${block.word || "–"}\n${shortened(block.name, Math.max(18, room(block)))}`,
            fontWeight: "bold",
            ...halo,
          },
        ),
        text([sumLabel(taken)], { text: String, frameAnchor: "bottom", dy: 24, fontWeight: "bold" }),
      ],
    },
    {
      ...others,
      description:
        description ??
        `Blocks of codewords: ${listed(blocks, ({ name, word }) => `${name} ${word}`)}. Σ 2⁻ˡ = ${numberLabel(taken)}.`,
    },
  );
}

function assertCodewords(codewords: Readonly<Record<string, unknown>>): void {
  assertRecord(codewords, "codewords", '{ sun: "0" }');
  const words = Object.entries(codewords);
  if (words.length === 0)
    throw new RangeError('there are no codewords: give one or more, such as { sun: "0" }');
  if (words.length > 2 ** deepest)
    throw new RangeError(`there are ${words.length} codewords: more than ${2 ** deepest} cannot be drawn`);
  for (const [name, word] of words) {
    if (typeof word !== "string")
      throw new TypeError(`${describe(name)} is ${describe(word)}: give a codeword, a string of 0 and 1`);
    if (!/^[01]*$/.test(word))
      throw new RangeError(`${describe(name)} is ${describe(word)}: give a string of 0 and 1`);
    if (word.length > deepest)
      throw new RangeError(
        `${describe(name)} has ${word.length} digits: a codeword of more than ${deepest} is too narrow to draw`,
      );
  }
}
