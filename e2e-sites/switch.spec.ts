/** A page with a switch of its own between light and dark, whatever the reader's system asks for. */
import { describeSite, expect, expectConnection, expectGround, openSite, test } from "./site.js";

describeSite("vitepress", () => {
  test("the simulation turns dark with the page, and so does what is drawn on a canvas", async ({
    page,
  }) => {
    const scope = await openSite(page, "/vitepress/time-wait.html");
    await expectConnection(scope);
    await expectGround(scope, "light");
    await scope.evaluate((element) => element.setAttribute("views", "graph"));
    await scope.getByRole("button", { name: "Pause" }).click();
    await scope.locator("summary", { hasText: "Graph" }).click();
    const canvas = scope.locator(".graph-canvas canvas");
    const painted = () => canvas.evaluate((node) => (node as HTMLCanvasElement).toDataURL());
    await expect(canvas).toBeVisible();
    const light = await painted();

    await page.getByRole("switch").first().click();
    await expectGround(scope, "dark");
    await expect.poll(painted).not.toBe(light);
  });
});
