/** Given by the bundler: where the type declarations lie. */
declare const TYPES: string;

/** The type declarations by their places, asked for when this is loaded. */
export const declarations: Promise<Record<string, string>> = fetch(new URL(TYPES, location.href)).then(
  (answer) => (answer.ok ? answer.json() : Promise.reject(new Error(answer.statusText))),
);
