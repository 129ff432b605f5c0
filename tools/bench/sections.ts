/** A Markdown text in which the section with this title says `body`; where there is none, it comes last. */
export function withSection(text: string, title: string, body: string): string {
  const heading = `## ${title}\n`;
  const section = `${heading}\n${body}`;
  const sections = text.split(/^(?=## )/m);
  const place = sections.findIndex((old) => old.startsWith(heading));
  sections[place < 0 ? sections.length : place] = section;
  return `${sections.map((one) => one.trim()).join("\n\n")}\n`;
}
