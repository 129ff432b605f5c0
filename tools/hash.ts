export { hash } from "./setup/whole.mjs";
