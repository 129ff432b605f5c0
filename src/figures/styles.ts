/** The properties of a `style`, set by name or all at once. */
export class Styles {
  [property: string]: unknown;
  setProperty(name: string, value: unknown): void {
    this[name] = value;
  }
  removeProperty(name: string): void {
    delete this[name];
  }
  toString(): string {
    return Object.entries(this)
      .map(([name, value]) => `${name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}:${value}`)
      .join(";");
  }
}
