/** What a reader should write instead, where an error does not say so itself. */
export function remedy(message: string): string {
  if (/createElementNS|documentElement/.test(message))
    // in a browser the stack does not name the library
    return `${message}: Plot draws into a web page. In a notebook, give its options to render of "surprisal/figures": render({ ariaDescription: "what the picture shows", marks: [ … ] }).`;
  return message;
}
