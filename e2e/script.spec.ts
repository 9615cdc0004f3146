/** Scripts: read, written, wrong, kept, and what they expect. */
import { readFileSync } from "node:fs";
import {
  axeInBoth,
  expect,
  open,
  openConnected,
  openPage,
  openScript,
  Scope,
  test,
} from "./scope.js";

const HANDSHAKE = `
      server listen 80
      client connect server:80
      expect client ESTABLISHED then server ESTABLISHED
      expect never client RST
    `;

test.describe("a script inside the tag", () => {
  test("runs instead of a scenario", async ({ page }) => {
    const scope = await openScript(page, HANDSHAKE);
    await scope.settle("ESTABLISHED", "ESTABLISHED");
    await expect(scope.root.getByRole("combobox", { name: "Scenario" })).toContainText(
      "Your own script",
    );
    await scope.unfold("Script");
    await expect(scope.scriptText).toHaveValue(/^server listen 80\nclient connect server:80\n/);
  });

  test("gives way to a scenario that the reader chooses", async ({ page }) => {
    const scope = await openScript(page, HANDSHAKE);
    await scope.root
      .getByRole("combobox", { name: "Scenario" })
      .selectOption("Two closed hosts: from nothing");
    await scope.expectStates("CLOSED", "CLOSED");
  });

  test("that is changed starts anew", async ({ page }) => {
    const scope = await openScript(page, HANDSHAKE);
    await scope.step(2);
    await scope.root.evaluate((element) => {
      const script = element.querySelector("script");
      if (script) {
        script.textContent = "server listen 8080";
      }
    });
    await scope.expectStates("CLOSED", "LISTEN");
    await expect(scope.server.group.getByText("listening on port 8080")).toBeVisible();
  });

  test("with a mistake is shown with its place, and the page stays of use", async ({ page }) => {
    const scope = await openScript(page, "server listen 80\n  clint connect server:80");
    await expect(scope.root.getByText("The script can’t be run: line 2, column")).toBeVisible();
    await expect(scope.scriptText).toHaveValue(/clint/);
    await expect(scope.scriptText).toHaveAttribute("aria-invalid", "true");
    await scope.root.getByRole("button", { name: "Go there" }).first().click();
    await expect(scope.scriptText).toBeFocused();
    const selected = await scope.scriptText.evaluate((area) => {
      const { value, selectionStart, selectionEnd } = area as HTMLTextAreaElement;
      return value.slice(selectionStart, selectionEnd);
    });
    expect(selected).toBe("clint");
    await scope.client.press("Listen");
    await scope.client.expectState("LISTEN");
  });
});

test.describe("the editor", () => {
  test("shows a scenario’s script, and follows the choice", async ({ page }) => {
    const scope = await open(page, 'scenario="connected" paused');
    await scope.unfold("Script");
    await expect(scope.scriptText).toHaveValue(/client connect/);
    await scope.root
      .getByRole("combobox", { name: "Scenario" })
      .selectOption("Two closed hosts: from nothing");
    await expect(scope.scriptText).not.toHaveValue(/^client connect/m);
  });

  test("keeps what is being written when the run starts again", async ({ page }) => {
    const scope = await openConnected(page);
    await scope.unfold("Script");
    await scope.scriptText.fill("server listen 8080");
    await scope.button("Reset").click();
    await expect(scope.scriptText).toHaveValue("server listen 8080");
    await scope.expectStates("ESTABLISHED", "ESTABLISHED");
  });

  test("runs what is written", async ({ page }) => {
    const scope = await openConnected(page);
    await scope.unfold("Script");
    await scope.scriptText.fill("server listen 8080");
    await scope.button("Run").click();
    await scope.expectStates("CLOSED", "LISTEN");
  });

  test("takes the numbers of an exercise from a form, and shows them there", async ({ page }) => {
    const scope = await openConnected(page);
    await scope.unfold("Script");
    await scope.unfold("Numbers of an exercise");
    const number = (name: string) => scope.root.getByRole("textbox", { name });
    await number("Client’s initial sequence number").pressSequentially("8000");
    await number("ssthresh at the start").pressSequentially("16kB");
    await number("cwnd at the start").fill("1");
    const algorithm = scope.root.getByRole("combobox", { name: "Congestion control" });
    await algorithm.selectOption("tahoe");
    await page.setViewportSize({ width: 375, height: 720 });
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(375);
    await page.setViewportSize({ width: 1280, height: 720 });
    for (const line of [
      "host client isn 8000",
      "hosts ssthresh 16kB",
      "hosts initial-window 1",
      "hosts congestion-control tahoe",
    ]) {
      await expect(scope.scriptText).toHaveValue(new RegExp(`^${line}$`, "m"));
    }
    await scope.button("Run").click();
    await scope.settle("ESTABLISHED", "ESTABLISHED");
    await scope.unfold("Variables (TCB)");
    const variables = scope.root.getByRole("group", { name: "Variables of the client" });
    await expect(variables).toContainText(/iss\s*8000/);
    await expect(variables).toContainText(/ssthresh\s*16000/);
    // What is written into the script is shown in the form, too.
    await scope.scriptText.fill("hosts mss 1000B\nserver listen 80");
    await expect(number("MSS")).toHaveValue("1000");
    await expect(algorithm).toHaveValue("");
    await number("MSS").fill("");
    await expect(scope.scriptText).toHaveValue("server listen 80");
  });

  test("checks while one types; by keyboard alone to the mistake and back", async ({ page }) => {
    const scope = await openConnected(page);
    await scope.unfold("Script");
    await scope.scriptText.fill("server listen 80\nclient conect server:80");
    const error = scope.root.getByRole("status").filter({ hasText: "Line 2, column 8" });
    await expect(error).toBeVisible();
    await expect(error).toContainText("conect is not a call; did you mean connect?");
    await expect(error.locator("mark")).toHaveText("conect");
    await expect(scope.scriptText).toHaveAccessibleDescription(/Line 2, column 8/);
    await scope.scriptText.focus();
    await page.keyboard.press("Tab");
    await expect(scope.button("Go there")).toBeFocused();
    await page.keyboard.press("Enter");
    await expect(scope.scriptText).toBeFocused();
    await page.keyboard.type("connect");
    await expect(error).toHaveCount(0);
    await page.keyboard.press("Control+Enter");
    await scope.settle("ESTABLISHED", "ESTABLISHED");
  });

  test("writes the word that was perhaps meant", async ({ page }) => {
    const scope = await openConnected(page);
    await scope.unfold("Script");
    await scope.scriptText.fill("client conect server:80");
    await scope.button("Write “connect”").click();
    await expect(scope.scriptText).toHaveValue("client connect server:80");
  });

  test("what can’t be read is not run", async ({ page }) => {
    const scope = await openConnected(page);
    await scope.unfold("Script");
    await scope.scriptText.fill("nonsense");
    await scope.button("Run").click();
    await expect(scope.scriptText).toBeFocused();
    await scope.expectStates("ESTABLISHED", "ESTABLISHED");
  });

  test("shows the session, which replays to the same", async ({ page }) => {
    const scope = await openConnected(page);
    await scope.client.send('say "hi"');
    await scope.drop("data 1:9 ack 1", "client");
    await scope.stepUntil(scope.server.group.getByText("say"));
    const time = scope.root.getByRole("timer", { name: "Time" });
    const before = await time.textContent();
    await scope.unfold("Script");
    await scope.button("Show this run").click();
    await expect(scope.scriptText).toHaveValue(/send "say \\"hi\\""/);
    await scope.button("Run").click();
    await scope.stepUntil(scope.server.group.getByText("say"));
    await expect(time).toHaveText(before ?? "");
  });

  test("opens a file and saves one", async ({ page }) => {
    const scope = await openConnected(page);
    await scope.unfold("Script");
    const file = (text: string, name = "lesson.tcp") => ({
      name,
      mimeType: "text/plain",
      buffer: Buffer.from(text),
    });
    const input = scope.root.locator("input[type=file]");
    await input.setInputFiles(file("server listen 8080\r\n"));
    await expect(scope.scriptText).toHaveValue("server listen 8080\n");
    await expect(scope.root.getByText("lesson.tcp is opened")).toBeVisible();
    await input.setInputFiles(file("#".repeat(256 * 1024 + 1), "large.tcp"));
    await expect(scope.root.getByText("large.tcp is too large")).toBeVisible();
    const download = page.waitForEvent("download");
    await scope.button("Save").click();
    const saved = await download;
    expect(saved.suggestedFilename()).toBe("session.tcp");
    expect(readFileSync(await saved.path(), "utf8")).toBe("server listen 8080\n");
  });
});

test.describe("expectations", () => {
  test("are listed, and decided as time goes by", async ({ page }) => {
    const scope = await openScript(page, HANDSHAKE);
    const list = scope.root.getByRole("list", { name: "Expectations" });
    await expect(scope.root.getByText("2 open")).toBeVisible();
    await expect(list).toBeHidden();
    await scope.unfold("Expectations");
    await expect(list.getByRole("listitem")).toHaveCount(2);
    await expect(list.getByText("not decided yet")).toHaveCount(2);
    await scope.settle("ESTABLISHED", "ESTABLISHED");
    await expect(list.getByRole("listitem").first()).toContainText("met");
  });

  test("that fail say why, also to those who listen", async ({ page }) => {
    const scope = await openScript(
      page,
      "client connect server:80\nexpect never server RST\nend 2s",
    );
    await scope.step(4);
    const failed = scope.root.getByRole("listitem").filter({ hasText: "never server RST" });
    await expect(failed).toContainText("failed");
    await expect(
      scope.root.getByRole("status").filter({ hasText: "Not as expected" }),
    ).toContainText("never server RST");
    await scope.button("Reset").click();
    await expect(scope.root.getByText("1 open")).toBeVisible();
    await expect(failed).toBeHidden();
  });

  test("that need the end can be decided when all is quiet", async ({ page }) => {
    const scope = await openScript(page, HANDSHAKE);
    const decide = scope.button("Finish and evaluate");
    await scope.step();
    await expect(decide).toHaveCount(0);
    await scope.settle("ESTABLISHED", "ESTABLISHED");
    await scope.unfold("Expectations");
    await decide.click();
    const list = scope.root.getByRole("list", { name: "Expectations" });
    await expect(list.getByText("not decided yet")).toHaveCount(0);
    await expect(scope.root.getByText("2 met")).toBeVisible();
  });

  test("without any, there is nothing of them", async ({ page }) => {
    const scope = await openConnected(page);
    await expect(scope.root.getByText("Expectations")).toHaveCount(0);
  });
});

for (const width of [1280, 375]) {
  test(`axe finds nothing, nothing overflows (${width} px)`, async ({ page }) => {
    await page.setViewportSize({ width, height: 900 });
    const scope = await openScript(page, `${HANDSHAKE}\nclient connect server:80 = EINVAL`);
    await scope.step(5);
    await scope.unfold("Script");
    await scope.scriptText.fill(`server listen 80\n${"x".repeat(200)}`);
    await expect(scope.button("Go there").first()).toBeVisible();
    expect(await axeInBoth(page)).toEqual([]);
    expect(
      await page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      ),
    ).toBe(0);
  });
}

test("two elements have scripts of their own", async ({ page }) => {
  await openPage(page, {
    body: '<tcp-scope paused><script type="text/tcpscope">server listen 80</script></tcp-scope><tcp-scope scenario="closed" paused></tcp-scope>',
  });
  await new Scope(page.locator("tcp-scope").nth(0)).expectStates("CLOSED", "LISTEN");
  await new Scope(page.locator("tcp-scope").nth(1)).expectStates("CLOSED", "CLOSED");
});
