/** The reader's system is dark. */
import { expect, NARROWEST, openPaused, test } from "./test.js";

test.use({ dark: true });

for (const width of [NARROWEST, 1280]) {
  test(`dark at ${width} px`, async ({ reader, driver }) => {
    await driver.resize(width, 900);
    await openPaused(reader, "first-look&t=2s");
    const colours = await driver.evaluate(() =>
      [document.body, document.querySelector("tcp-scope") ?? document.body].map(
        (node) => getComputedStyle(node).backgroundColor,
      ),
    );
    expect(colours).toEqual(["rgb(20, 23, 27)", "rgb(20, 23, 27)"]);
    await reader.picture(`dark-${width}`);
    await reader.show(".log-box");
    await reader.picture(`dark-${width}-log`);
  });
}
