/** Vite's development server, which serves a package otherwise than what it builds. */
import { join } from "node:path";
import { createServer } from "vite";
import { workshop } from "../scripts/sites/generators.mjs";
import { describeSite, expect, test } from "./site.js";

describeSite("vite", () => {
  test("the development server finds the engine beside the module", async ({ page }) => {
    const folder = join(workshop, "vite");
    const configFile = join(folder, "vite.config.js");
    const server = await createServer({
      root: folder,
      configFile,
      server: { host: "localhost", port: 0 },
    });
    try {
      await server.listen();
      const [address = ""] = server.resolvedUrls?.local ?? [];
      await page.goto(address);
      await expect(page.locator('tcp-scope [part~="controls"]')).toBeVisible({ timeout: 15_000 });
    } finally {
      await server.close();
    }
  });
});
