/** After all tests, since the pictures come from several workers, and in `npm test` from two runs. */
import { chromium, type FullConfig } from "@playwright/test";
import { drawSheet, dueSheets } from "./contact-sheet.js";

export default async function drawSheets({ projects: [project] }: FullConfig): Promise<void> {
  const due = dueSheets();
  if (due.length > 0) {
    const browser = await chromium.launch(project?.use.launchOptions);
    try {
      for (const kind of due) {
        await drawSheet(browser, kind);
      }
    } finally {
      await browser.close();
    }
  }
}
