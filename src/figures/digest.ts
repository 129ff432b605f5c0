/** Twelve hexadecimal digits that differ where texts differ, but for chance (FNV-1a, twice): what tells figures apart. */
export function digest(text: string): string {
  let first = 0x811c9dc5;
  let second = 0x1000193;
  for (let i = 0; i < text.length; i++) {
    first = Math.imul(first ^ text.charCodeAt(i), 0x01000193);
    second = Math.imul(second ^ text.charCodeAt(i), 0x85ebca6b) ^ (second >>> 13);
  }
  const digits = (value: number) => (value >>> 0).toString(16).padStart(8, "0");
  return (digits(first) + digits(second)).slice(0, 12);
}
