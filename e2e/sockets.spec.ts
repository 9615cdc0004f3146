/** Socket calls by hand, and the table of sockets. */
import { axe, expect, openClosed, openConnected, openScript, type Scope, test } from "./scope.js";

const table = (scope: Scope, host: string) =>
  scope.root.getByRole("group", { name: `Sockets of the ${host} as a table` });

test.describe("socket calls", () => {
  test("make a connection, and say what they return", async ({ page }) => {
    const scope = await openClosed(page);
    await scope.server.unfoldSockets();
    await scope.client.unfoldSockets();
    await scope.server.call("listen", { Port: "8080" });
    await scope.server.expectCall(/listen\(3\).*= 0/s);
    await scope.client.call("connect", { Port: "8080", "From port": "5000" });
    await scope.client.expectCall(/connect\(3, 10\.0\.0\.2:8080\)\s*…/);
    await scope.settle("ESTABLISHED", "ESTABLISHED");
    await scope.client.expectCall(/connect\(3, 10\.0\.0\.2:8080\)\s*= 0\s*after 100\sms/);
    await scope.client.call("send", { Text: "hello" });
    await scope.client.expectCall(/send\(3, "hello".*= 5/s);
    await scope.step();
    await scope.server.expectReceived("hello");
  });

  test("that wait say so, until they return", async ({ page }) => {
    const scope = await openConnected(page);
    await scope.client.unfoldSockets();
    await scope.client.sockets.getByLabel("Program for new sockets").selectOption("manual");
    await scope.client.call("socket");
    await scope.client.call("bind", { Port: "5000" });
    await scope.client.expectCall(/bind\(\d+.*5000.*= 0/s);
    await scope.client.call("getsockopt", { Option: "TCP_NODELAY" });
    await scope.client.expectCall(/getsockopt\(\d+, .*TCP_NODELAY.*= 0/s);
  });

  test("that fail are told by more than colour, also to those who listen", async ({ page }) => {
    const scope = await openClosed(page);
    await scope.client.unfoldSockets();
    await scope.client.call("send", { Text: "hello" });
    await scope.client.expectCall(/-1 E\w+/);
    await expect(scope.announcements).toContainText(/failed: -1 E/);
  });

  test("are shown as lines of the script language before they are made", async ({ page }) => {
    const scope = await openConnected(page);
    await scope.client.unfoldSockets();
    const { sockets } = scope.client;
    await sockets.getByRole("combobox", { name: "Call", exact: true }).selectOption("shutdown");
    await sockets.getByLabel("On socket").fill("4");
    await expect(sockets.getByText("client#4 shutdown wr", { exact: true })).toBeVisible();
    await sockets.getByRole("button", { name: "Call", exact: true }).click();
    await scope.client.expectCall(/shutdown\(4.*-1 EBADF/s);
  });

  test("what makes no sense is refused with the reason", async ({ page }) => {
    const scope = await openConnected(page);
    await scope.client.unfoldSockets();
    await scope.client.call("bind", { Port: "99999" });
    await expect(scope.client.sockets.getByRole("status")).not.toBeEmpty();
  });

  test("the newest is in sight, older ones can be scrolled to", async ({ page }) => {
    const scope = await openConnected(page);
    await scope.client.unfoldSockets();
    for (let i = 0; i < 14; i += 1) {
      await scope.client.send(`text ${i}`);
    }
    const calls = scope.client.calls.getByRole("listitem");
    await scope.client.calls.scrollIntoViewIfNeeded();
    await expect(calls.filter({ hasText: "text 13" })).toBeInViewport();
    await expect(calls.filter({ hasText: "text 0" })).not.toBeInViewport();
    await scope.client.calls.focus();
    await page.keyboard.press("Home");
    await expect(calls.filter({ hasText: "text 0" })).toBeInViewport();
  });

  test("the application of new sockets can be chosen", async ({ page }) => {
    const scope = await openClosed(page);
    await scope.server.unfoldSockets();
    await scope.server.sockets.getByLabel("Program for new sockets").selectOption("echo");
    await scope.server.press("Listen");
    await scope.client.press("Connect");
    await scope.settle("ESTABLISHED", "ESTABLISHED");
    await scope.client.send("hello");
    await scope.stepUntil(scope.client.group.getByText("hello").last());
    await scope.client.expectReceived("hello");
  });
});

test.describe("the socket table", () => {
  test("lists the sockets of both hosts", async ({ page }) => {
    const scope = await openConnected(page);
    await scope.unfold("Socket table");
    const client = table(scope, "client");
    await expect(client.getByRole("columnheader", { name: "Recv-Q" })).toBeVisible();
    const row = client.getByRole("row").filter({ hasText: "ESTABLISHED" }).last();
    await expect(row).toContainText("10.0.0.2:80");
    await row.getByRole("button", { name: /^More about/ }).click();
    await expect(client.getByText(/cwnd:/)).toBeVisible();
    await expect(table(scope, "server")).toContainText("LISTEN 1, ESTABLISHED 1");
  });

  test("keeps up, and counts what it does not list", async ({ page }) => {
    const scope = await openScript(
      page,
      "server listen 80 app close-on-eof\nevery 10ms times 80: client connect server:80 app source 10B",
    );
    await scope.unfold("Socket table");
    await scope.button("Play").click();
    await scope.root.getByRole("combobox", { name: "Speed" }).selectOption("16×");
    await expect(table(scope, "client")).toContainText(/TIME-WAIT 8\d|TIME-WAIT [67]\d/, {
      timeout: 15_000,
    });
    await expect(table(scope, "client")).toContainText(/\d+ more/);
  });

  for (const width of [1280, 375]) {
    test(`axe finds nothing, nothing overflows (${width} px)`, async ({ page }) => {
      await page.setViewportSize({ width, height: 900 });
      const scope = await openConnected(page);
      await scope.unfold("Socket table");
      await scope.client.unfoldSockets();
      await scope.server.unfoldSockets();
      await scope.client.call("send", { Text: "hello" });
      await scope.client.call("bind", { Port: "5000" });
      await table(scope, "client").getByRole("button").first().click();
      expect(await axe(page)).toEqual([]);
      expect(
        await page.evaluate(
          () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
        ),
      ).toBe(0);
    });
  }
});
