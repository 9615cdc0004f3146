/** What a framework draws from its state reaches the simulation. */
import { built, expect, expectConnection, openSite, test } from "./site.js";

for (const name of ["react", "vue"].filter((one) => built.includes(one))) {
  test(`${name}: a press on the page's own button plays something else`, async ({ page }) => {
    const scope = await openSite(page, `/${name}/index.html`);
    const chosen = scope.getByRole("combobox", { name: "Scenario" });
    await expect(chosen).toHaveValue("syn-lost");
    await page.getByRole("button", { name: "Lose the SYN-ACK instead" }).click();
    await expect(chosen).toHaveValue("syn-ack-lost");
    await expectConnection(scope);
  });
}
