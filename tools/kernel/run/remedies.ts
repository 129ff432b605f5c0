/** What a reader should write instead, where an error does not say so itself. */
export function remedy(error: Error, message: string): string {
  if (/(createElementNS|document)/.test(message) && /@observablehq[\\/]plot/.test(String(error.stack)))
    return `${message}: Plot draws into a web page. In a notebook, give its options to render of "surprisal/figures": render({ ariaDescription: "what the picture shows", marks: [ … ] }).`;
  return message;
}
