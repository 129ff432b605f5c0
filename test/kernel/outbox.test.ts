import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { createOutbox } from "../../tools/kernel/browser/outbox.ts";

type Sent = { id: number; type: string; content: Record<string, unknown>; omitted?: number };

function outbox() {
  const sent: Sent[] = [];
  return { sent, ...createOutbox((message) => sent.push(message)) };
}

const textOf = (sent: Sent[]) => sent.map(({ content }) => content.text).join("");
const html = (text: string, display_id?: string) => ({
  data: { "text/html": text },
  transient: { display_id },
});

describe("createOutbox(send)", () => {
  it("keeps the order, gathers prints to one stream, and tells each request's apart", () => {
    const { sent, begin, print, show, end } = outbox();
    begin(1);
    print("stdout", "a");
    show("display_data", html("b"));
    for (let count = 0; count < 1000; count++) print("stdout", "c");
    print("stderr", "f");
    end();
    begin(2);
    print("stderr", "g");
    end();
    assert.equal(
      textOf(sent.filter(({ id, type }) => id === 1 && type === "stream")),
      `a${"c".repeat(1000)}f`,
    );
    assert.equal(textOf(sent.filter(({ id }) => id === 2)), "g");
    assert.ok(sent.findIndex(({ type }) => type === "display_data") < 2);
    assert.ok(sent.length < 100, `${sent.length} messages`);
  });

  it("sends at once what each request shows first, for it may stay busy without end", () => {
    const { sent, begin, print, show } = outbox();
    for (const id of [1, 2]) {
      begin(id);
      print("stdout", "a");
      print("stdout", "b");
      show("execute_result", { data: { "text/plain": "5" } }, true);
    }
    assert.deepEqual(
      sent.map(({ id, type, content }) => [id, content.text ?? type]),
      [1, 2].flatMap((id) => [
        [id, "a"],
        [id, "b"],
        [id, "execute_result"],
      ]),
    );
  });

  it("sends only the last of many updates of one display", () => {
    const { sent, show, end } = outbox();
    show("display_data", html("0", "d"));
    for (let count = 1; count <= 1000; count++) show("update_display_data", html(`${count}`, "d"));
    end();
    assert.ok(sent.length < 100, `${sent.length} messages`);
    assert.deepEqual(sent.at(-1)?.content, html("1000", "d"));
  });

  it("does so for displays that are updated in turn, and shows one again as it then is", () => {
    const { sent, show, print, end } = outbox();
    for (let count = 1; count <= 3000; count++) {
      show("update_display_data", html(`${count}`, count % 2 ? "a" : "b"));
      if (count % 1000 === 0) print("stdout", ".");
    }
    show("display_data", html("again", "a"));
    show("update_display_data", html("last", "a"));
    end();
    assert.ok(sent.length < 100, `${sent.length} messages`);
    assert.deepEqual(
      sent.slice(-2).map(({ content }) => content),
      [html("again", "a"), html("last", "a")],
    );
    const ofB = sent.filter(({ content }) => JSON.stringify(content).includes('"b"'));
    assert.deepEqual(ofB.at(-1)?.content, html("3000", "b"));
  });

  it("sends a part of what is printed without end, while the cell is still busy, and says how much is left", () => {
    const { sent, begin, print, show, end } = outbox();
    begin(1);
    const started = performance.now();
    let count = 0;
    for (; performance.now() - started < 200; count++) print("stdout", "x".repeat(100_000));
    assert.equal(textOf(sent).length, 200_000);
    show("error", { traceback: ["Error: too much"] }, true);
    end();
    assert.deepEqual(
      sent.slice(-2).map(({ type, omitted }) => [type, omitted]),
      [
        ["error", undefined],
        ["stream", count * 100_000 - 200_000],
      ],
    );
    begin(2);
    print("stdout", "more");
    end();
    assert.equal(sent.at(-1)?.content.text, "more");
  });

  it("bounds displays, late errors and turns between streams by their number", () => {
    const { sent, begin, print, show, end } = outbox();
    for (let count = 0; count < 5000; count++) show("display_data", html("x"));
    for (let count = 0; count < 5000; count++) show("error", { traceback: ["x"] });
    end();
    assert.equal(sent.length, 1999 + 1);
    assert.equal(sent.at(-1)?.omitted, 10_000 - 1999);
    begin(1);
    for (let count = 0; count < 10_000; count++) print(count % 2 ? "stdout" : "stderr", "x");
    end();
    assert.ok(sent.length < 2000 + 1001, `${sent.length} messages`);
  });
});
