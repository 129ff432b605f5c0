// Where Chromium, or a browser built on it, is: named by CHROMIUM, or found under its usual names. The first is Chromium
// without windows, which is less work where nobody looks.
import { existsSync } from "node:fs";
import { delimiter, join } from "node:path";
import { Refusal } from "../command.js";

const names = [
  ...["chromium-headless-shell", "chromium", "chromium-browser"],
  ...["google-chrome", "google-chrome-stable", "microsoft-edge"],
];
const { PROGRAMFILES, "PROGRAMFILES(X86)": programFiles32, LOCALAPPDATA } = process.env;
const applications = [
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
  ...[PROGRAMFILES, programFiles32, LOCALAPPDATA]
    .filter((folder) => folder !== undefined)
    .flatMap((folder) => [
      join(folder, "Google", "Chrome", "Application", "chrome.exe"),
      join(folder, "Microsoft", "Edge", "Application", "msedge.exe"),
    ]),
];

export const howToGetChromium =
  "install Chromium (Debian and Ubuntu: sudo apt install chromium), or name one with CHROMIUM=/path/to/chromium";

/** The path of the browser, or undefined where there is none. */
export function findChromium(): string | undefined {
  const named = process.env.CHROMIUM;
  if (named && !existsSync(named)) throw new Refusal(`CHROMIUM=${named} is not there: ${howToGetChromium}.`);
  if (named) return named;
  const folders = (process.env.PATH ?? "").split(delimiter);
  const programs = names.flatMap((name) => folders.map((folder) => join(folder, name)));
  return [...programs, ...applications].find((path) => existsSync(path));
}

/** How to start it: without what a fresh profile would fetch, and as root, as in containers, without its sandbox. */
export const launchOptions = (executablePath: string) => ({
  executablePath,
  chromiumSandbox: process.getuid?.() !== 0,
  args: ["--disable-gpu", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
});
