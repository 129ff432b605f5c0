import { createRequire } from "node:module";

const require = createRequire(import.meta.url);

/** The version of a package. */
export const versionOf = (name: string) => (require(`${name}/package.json`) as { version: string }).version;
