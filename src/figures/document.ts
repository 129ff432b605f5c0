import { escaped } from "./characters.js";
import { inTenths, places } from "./places.js";
import { Styles } from "./styles.js";

const namespace = "http://www.w3.org/2000/svg";

/** What Plot asks of an element: a tree that one can build, change and write down. */
class Shape {
  readonly namespaceURI = namespace;
  readonly attributes = new Map<string, string>();
  readonly childNodes: (Shape | Words)[] = [];
  readonly styles = new Styles();
  parentNode: Shape | null = null;

  constructor(
    readonly tagName: string,
    readonly ownerDocument: Paper,
  ) {}

  get children(): Shape[] {
    return this.childNodes.filter((child): child is Shape => child instanceof Shape);
  }
  get firstChild(): Shape | Words | null {
    return this.childNodes[0] ?? null;
  }
  get nextSibling(): Shape | Words | null {
    const siblings = this.parentNode?.childNodes ?? [];
    return siblings[siblings.indexOf(this) + 1] ?? null;
  }
  get textContent(): string {
    return this.childNodes.map(({ textContent }) => textContent).join("");
  }
  set textContent(text: string) {
    for (const child of this.childNodes.splice(0)) child.parentNode = null;
    this.append(String(text));
  }
  get style(): Styles {
    return this.styles;
  }
  set style(text: unknown) {
    this.setAttribute("style", text);
  }

  getAttribute(name: string): string | null {
    return this.attributes.get(name) ?? null;
  }
  hasAttribute(name: string): boolean {
    return this.attributes.has(name);
  }
  setAttribute(name: string, value: unknown): void {
    this.attributes.set(name, String(value));
  }
  setAttributeNS(_space: string, name: string, value: unknown): void {
    this.setAttribute(name, value);
  }
  removeAttribute(name: string): void {
    this.attributes.delete(name);
  }

  append(...children: (Shape | Words | string)[]): void {
    for (const child of children) this.appendChild(typeof child === "string" ? new Words(child) : child);
  }
  appendChild<Child extends Shape | Words>(child: Child): Child {
    return this.insertBefore(child, null);
  }
  insertBefore<Child extends Shape | Words>(child: Child, next: Shape | Words | null): Child {
    child.parentNode?.removeChild(child);
    const place = next === null ? -1 : this.childNodes.indexOf(next);
    this.childNodes.splice(place < 0 ? this.childNodes.length : place, 0, child);
    child.parentNode = this;
    return child;
  }
  removeChild<Child extends Shape | Words>(child: Child): Child {
    this.childNodes.splice(this.childNodes.indexOf(child), 1);
    child.parentNode = null;
    return child;
  }
  cloneNode(deep = false): Shape {
    const copy = new Shape(this.tagName, this.ownerDocument);
    for (const [name, value] of this.attributes) copy.setAttribute(name, value);
    Object.assign(copy.styles, this.styles);
    if (deep) for (const child of this.childNodes) copy.appendChild(child.cloneNode(true));
    return copy;
  }
  querySelector(tagName: string): Shape | null {
    for (const child of this.children) {
      const found = child.tagName === tagName ? child : child.querySelector(tagName);
      if (found !== null) return found;
    }
    return null;
  }
  /** A picture hears nothing and tells nothing. */
  addEventListener(): void {}
  dispatchEvent(): void {}

  /** The element written down; whatever a text holds, it stays a text. */
  get outerHTML(): string {
    const style = String(this.styles);
    const all = style === "" ? [...this.attributes] : [...this.attributes, ["style", style]];
    const attributes = all
      .map(([name, value]) => ` ${name}="${escaped(places.has(name) ? inTenths(value, name) : value)}"`)
      .join("");
    const inside = this.childNodes.map(({ outerHTML }) => outerHTML).join("");
    return inside === ""
      ? `<${this.tagName}${attributes}/>`
      : `<${this.tagName}${attributes}>${inside}</${this.tagName}>`;
  }
}

class Words {
  parentNode: Shape | null = null;
  constructor(readonly textContent: string) {}
  get outerHTML(): string {
    return escaped(this.textContent);
  }
  cloneNode(): Words {
    return new Words(this.textContent);
  }
}

/** A document that holds pictures and nothing else: what Plot needs to draw where there is no browser. */
class Paper {
  readonly documentElement = new Shape("svg", this);
  readonly defaultView = { Event };

  createElementNS(_space: string, tagName: string): Shape {
    return new Shape(tagName, this);
  }
  createElement(tagName: string): Shape {
    if (tagName !== "canvas") return new Shape(tagName, this);
    throw new TypeError(
      "a raster or an image of pixels cannot be drawn here: use Plot.cell, Plot.rect or Plot.contour, which draw shapes",
    );
  }
  createTextNode(text: string): Words {
    return new Words(String(text));
  }
}

/** A new document for `Plot.plot({ document })`. */
export function svgDocument(): Document {
  return new Paper() as unknown as Document;
}
