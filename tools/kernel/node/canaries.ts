// Checks made up while a submission is graded, different each time. We know how each of them ends in a sound kernel.
import { randomBytes, randomInt } from "node:crypto";
import { expectAnswer, expectRefusal } from "surprisal/check";

/** What the code of a check calls `expectAnswer` and `expectRefusal`. */
interface Names {
  answer: string;
  refusal: string;
}

/** A line of code, and the message of the error that it must end with; undefined where it must pass. */
interface Line {
  code: string;
  message: string | undefined;
}

/** A cell, and how it must fail: by the compiler, with a message, or not at all. */
export interface Canary {
  source: string;
  fails: "to compile" | { message: string } | undefined;
}

type Make = (call: string, names: Names) => Line;

const number = () => randomInt(1, 1000) / 1000;
const numbers = () => Array.from({ length: randomInt(1, 5) }, number);
const word = () => randomBytes(randomInt(2, 6)).toString("hex");
const oneOf = <T>(list: readonly T[]): T => list[randomInt(list.length)] as T;
const text = (value: unknown) => JSON.stringify(value);

function messageOf(work: () => void): string | undefined {
  try {
    work();
    return undefined;
  } catch (error) {
    return (error as Error).message;
  }
}

/** `how` is the code that gives `got`. */
function answer(call: string, { answer }: Names, got: unknown, expected: unknown, how = text(got)): Line {
  const code = `${answer}(${text(call)}, ${how}, ${text(expected)});`;
  return { code, message: messageOf(() => expectAnswer(call, got, expected)) };
}

function refusal(call: string, { refusal }: Names, run: () => unknown, how: string): Line {
  return {
    code: `${refusal}(${text(call)}, () => ${how});`,
    message: messageOf(() => expectRefusal(call, run)),
  };
}

function refusalBy(kind: typeof RangeError | typeof TypeError, call: string, names: Names): Line {
  const message = `${word()} sums to ${number()}`;
  const run = () => {
    throw new kind(message);
  };
  return refusal(call, names, run, `{ throw new ${kind.name}(${text(message)}); }`);
}

// The messages of `wrong` and `wrongRefusals` hold random numbers or words: nothing else fails with the same.
const wrong: readonly Make[] = [
  (call, names) => answer(call, names, number(), 1 + number()),
  (call, names) => answer(call, names, 1 + number(), number()),
  (call, names) => answer(call, names, [...numbers(), number()], [...numbers(), 1 + number()]),
  (call, names) => answer(call, names, [numbers()], [[...numbers(), 1 + number(), number()]]),
  (call, names) => answer(call, names, word(), `${word()}-`),
  (call, names) => {
    const list = numbers();
    return answer(call, names, Math.max(...list), 1 + number(), `Math.max(...${text(list)})`);
  },
];

const wrongRefusals: readonly Make[] = [
  (call, names) => {
    const got = number();
    return refusal(call, names, () => got, text(got));
  },
  (call, names) => refusalBy(TypeError, call, names),
];

const wrongTruths: readonly Make[] = [
  (call, names) => answer(call, names, false, true),
  (call, names) => answer(call, names, true, false),
  (call, names) => answer(call, names, false, true, `${text(numbers())}.every((x) => x > ${1 + number()})`),
  (call, names) =>
    answer(call, names, false, true, `Number.isFinite(${text(numbers())}.map((x) => x / 0)[0])`),
];

const right: readonly Make[] = [
  (call, names) => {
    const got = number();
    return answer(call, names, got, got);
  },
  (call, names) => {
    const list = numbers();
    return answer(call, names, list, list);
  },
  (call, names) => {
    const list = numbers();
    return answer(call, names, Math.max(...list), Math.max(...list), `Math.max(...${text(list)})`);
  },
  (call, names) => refusalBy(RangeError, call, names),
];

/** What the checks of a test are called in it. */
function callsIn(test: string): string[] {
  const calls = [...test.matchAll(/\bexpect(?:Answer|Refusal)\(\s*("(?:[^"\\\n]|\\.)*")/g)];
  return calls.length > 0 ? calls.map(([, call = '""']) => JSON.parse(call) as string) : ["the answer"];
}

/** Wrong checks like those of this test: also of refusals, if it has any. */
const wrongIn = (test: string) =>
  /expectRefusal\(/.test(test) && randomInt(2) === 0 ? wrongRefusals : wrong;

/**
 * A check that cannot pass, to stand at the end of a test: JavaScript, and its message. It holds random bytes: a stack shows
 * a hash of the test's text, from which a submission could else find the numbers in it by trying.
 */
export function makeProof(test: string): { code: string; message: string } {
  const check = 'require("surprisal/check")';
  const names = { answer: `${check}.expectAnswer`, refusal: `${check}.expectRefusal` };
  const { code, message = "" } = oneOf(wrongIn(test))(oneOf(callsIn(test)), names);
  return { code: `${code} /* ${randomBytes(16).toString("hex")} */`, message };
}

/** A cell that looks like this test. It leaves nothing behind but names that nobody can guess. */
export function makeCanary(test: string): Canary {
  const calls = callsIn(test);
  const names = { answer: `expect${word()}`, refusal: `expect${word()}` };
  const head = `import { expectAnswer as ${names.answer}, expectRefusal as ${names.refusal} } from "surprisal/check";\n`;
  const lines = Array.from({ length: randomInt(3) }, () => oneOf(right)(oneOf(calls), names).code);
  const cell = (line: string, fails: Canary["fails"]): Canary => ({
    source: `${head}\n${[...lines, line].join("\n")}`,
    fails,
  });
  const kind = randomInt(10);
  if (kind === 0) return cell(`${names.answer}(${text(oneOf(calls))}, ${number()});`, "to compile");
  if (kind === 1) {
    const message = word();
    return cell(`throw new Error(${text(message)});`, { message });
  }
  const kinds = kind < 4 ? right : kind < 6 ? wrongTruths : wrongIn(test);
  const { code, message } = oneOf(kinds)(oneOf(calls), names);
  return cell(code, message === undefined ? undefined : { message });
}
