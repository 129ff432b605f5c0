import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { svgDocument } from "../../src/figures/document.ts";

const element = (name: string) => svgDocument().createElementNS("http://www.w3.org/2000/svg", name);

describe("svgDocument()", () => {
  it("makes elements that are written down with their attributes, styles and children", () => {
    const g = element("g");
    g.setAttribute("fill", "red");
    g.style.setProperty("font-size", "16px");
    const text = g.appendChild(element("text"));
    text.textContent = "a < b";
    assert.equal(g.outerHTML, '<g fill="red" style="font-size:16px"><text>a &lt; b</text></g>');
    assert.equal(element("g").outerHTML, "<g/>");
  });
  it("moves a child that is put elsewhere", () => {
    const [one, other, child] = [element("a"), element("b"), element("c")];
    one.appendChild(child);
    other.insertBefore(child, null);
    assert.equal(one.outerHTML, "<a/>");
    assert.equal(child.parentNode, other);
    const before = other.insertBefore(element("d"), child);
    assert.equal(other.firstChild, before);
    assert.equal(before.nextSibling, child);
  });
  it("replaces the children by a text", () => {
    const g = element("g");
    g.append(element("a"), "b");
    assert.equal(g.textContent, "b");
    g.textContent = "c";
    assert.equal(g.outerHTML, "<g>c</g>");
  });
  it("copies with all below, or without", () => {
    const g = element("g");
    g.append(element("a"));
    assert.equal((g.cloneNode(true) as Element).outerHTML, "<g><a/></g>");
    assert.equal((g.cloneNode() as Element).outerHTML, "<g/>");
  });
  it("finds the first descendant of a name", () => {
    const g = element("g");
    const inner = g.appendChild(element("a")).appendChild(element("path"));
    assert.equal(g.querySelector("path"), inner);
    assert.equal(g.querySelector("rect"), null);
  });
});
