import { launchOptions } from "./chromium.js";

/** The page on A4, answers still folded. */
export async function pdf(html: string, executablePath: string): Promise<Buffer> {
  const { chromium } = await import("playwright-core"); // only a clone has it
  const browser = await chromium.launch(launchOptions(executablePath));
  try {
    const page = await browser.newPage({ offline: true });
    await page.setContent(html);
    return await page.pdf({ preferCSSPageSize: true, printBackground: true, tagged: true, outline: true });
  } finally {
    await browser.close();
  }
}
