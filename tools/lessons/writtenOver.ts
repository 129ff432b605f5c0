/** Printed text as a terminal shows it: what follows a carriage return is written over the line. */
export const writtenOver = (text: string) =>
  text
    .split("\n")
    .map((line) => line.split("\r").reduce((under, part) => part + under.slice(part.length)))
    .join("\n");
