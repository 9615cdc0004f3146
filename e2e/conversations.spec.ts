/** What two TCPs say to each other, as read on the page. */
import { expect, openClosed, openConnected, type Scope, test } from "./scope.js";

test.describe("handshake", () => {
  test("three segments, with the numbers of the textbook", async ({ page }) => {
    const scope = await openClosed(page);
    await scope.expectStates("CLOSED", "CLOSED");
    await scope.server.press("Listen");
    await scope.expectStates("CLOSED", "LISTEN");
    await scope.client.press("Connect");
    await scope.expectStates("SYN-SENT", "LISTEN");
    await scope.expectInFlight("SYN seq 0 from client");
    await scope.step();
    await scope.expectStates("SYN-SENT", "SYN-RECEIVED");
    await scope.expectInFlight("SYN ACK seq 0 ack 1 from server");
    await scope.step();
    await scope.expectStates("ESTABLISHED", "SYN-RECEIVED");
    await scope.expectInFlight("ACK 1 from client");
    await scope.step();
    await scope.expectStates("ESTABLISHED", "ESTABLISHED");
    await scope.expectInFlight();
    for (const host of [scope.client, scope.server]) {
      await host.expectVariable("snd.una", "1");
      await host.expectVariable("snd.nxt", "1");
      await host.expectVariable("rcv.nxt", "1");
    }
  });

  test("both at once: SYN-RECEIVED on both sides", async ({ page }) => {
    const scope = await openClosed(page);
    await scope.client.press("Connect");
    await scope.server.press("Connect");
    await scope.expectStates("SYN-SENT", "SYN-SENT");
    await scope.stepUntil(scope.client.state("SYN-RECEIVED"));
    await scope.expectStates("SYN-RECEIVED", "SYN-RECEIVED");
    await scope.settle("ESTABLISHED", "ESTABLISHED");
    await scope.expectLogged("Both opened at once");
  });

  for (const [lost, from, why] of [
    ["SYN seq 0", "client", "No answer to the SYN, so it is sent again"],
    ["SYN ACK seq 0 ack 1", "server", /is sent again/],
    ["ACK 1", "client", /is sent again/],
  ] as const) {
    test(`without its ${lost}, a retransmission saves it`, async ({ page }) => {
      const scope = await openClosed(page);
      await scope.server.press("Listen");
      await scope.client.press("Connect");
      await scope.stepUntilSent(lost, from);
      await scope.drop(lost, from);
      await scope.expectLogged("You took this segment off the wire");
      await scope.settle("ESTABLISHED", "ESTABLISHED");
      await scope.expectLogged(/No acknowledgment within 1\ss: the retransmission timer expired/);
      await scope.expectLogged(why);
    });
  }
});

test("a listener stays, and takes the next connection too", async ({ page }) => {
  const scope = await openConnected(page);
  await expect(scope.server.group.getByText("listening on port 80")).toBeVisible();
  await scope.client.press("Close");
  await scope.step(2);
  await scope.server.press("Close");
  await scope.step(2);
  await scope.client.expectState("TIME-WAIT");
  await expect(scope.server.group.getByText("listening on port 80")).toBeVisible();
  await expect(scope.server.button("Listen")).toHaveAttribute("aria-disabled", "true");
  await scope.client.press("Connect");
  await scope.settle("ESTABLISHED", "ESTABLISHED");
  await expect(scope.client.group.getByText("TIME-WAIT with :80")).toBeVisible();
});

test.describe("data", () => {
  for (const from of ["client", "server"] as const) {
    const to = from === "client" ? "server" : "client";

    test(`from the ${from} arrives and is acknowledged`, async ({ page }) => {
      const scope = await openConnected(page);
      await scope[from].send("hello");
      await scope.expectInFlight(`data 1:6 ack 1 from ${from}`);
      await scope.step();
      await scope[to].expectReceived("hello");
      await scope.expectInFlight(`ACK 6 from ${to}`);
      await scope.step();
      await scope[from].expectVariable("snd.una", "6");
      await scope.expectLogged(`5 bytes of the ${from}’s data are acknowledged`);
    });

    test(`lost on the way from the ${from} is sent again`, async ({ page }) => {
      const scope = await openConnected(page);
      await scope[from].send("hello");
      await scope.drop("data 1:6 ack 1", from);
      await scope.stepUntilSent("data 1:6 ack 1", from);
      await scope.expectLogged("No acknowledgment of this data, so it is sent again");
      await scope.step();
      await scope[to].expectReceived("5 bytes");
    });

    test(`whose acknowledgment is lost comes twice, and counts once (${from})`, async ({
      page,
    }) => {
      const scope = await openConnected(page);
      await scope[from].send("hello");
      await scope.stepUntilSent("ACK 6", to);
      await scope.drop("ACK 6", to);
      await scope.stepUntilSent("data 1:6 ack 1", from);
      await scope.step();
      await scope.expectInFlight(`ACK 6 from ${to}`);
      await scope[to].expectReceived("5 bytes");
      await scope.step();
      await scope[from].expectVariable("snd.una", "6");
    });
  }

  test("ahead of a hole waits until the hole is filled", async ({ page }) => {
    const scope = await openConnected(page);
    // Full segments, for which Nagle's algorithm does not wait.
    await scope.client.send("x".repeat(1460));
    await scope.drop("data 1:1461 ack 1", "client");
    await scope.client.send("y".repeat(1460));
    await scope.step();
    await scope.server.expectReceived("nothing yet");
    await scope.expectLogged(/came too early: number 1 is still missing/);
    await scope.stepUntil(scope.server.group.getByText("2920 bytes"));
    await scope.expectLogged(/The hole is filled/);
  });
});

test.describe("close", () => {
  test("from the client", async ({ page }) => {
    const scope = await openConnected(page);
    await scope.client.press("Close");
    await scope.expectStates("FIN-WAIT-1", "ESTABLISHED");
    await scope.expectInFlight("FIN ACK seq 1 ack 1 from client");
    await scope.step();
    await scope.expectStates("FIN-WAIT-1", "CLOSE-WAIT");
    await scope.step();
    await scope.expectStates("FIN-WAIT-2", "CLOSE-WAIT");
    await scope.server.press("Close");
    await scope.expectStates("FIN-WAIT-2", "LAST-ACK");
    await scope.step();
    await scope.expectStates("TIME-WAIT", "LAST-ACK");
    await scope.step();
    await scope.client.expectState("TIME-WAIT");
    await scope.client.expectTimer("2 MSL", /3:59|4:00/);
    await scope.expectLogged(/Nothing is left to do, so the server forgets the connection/);
    await scope.server.expectState("CLOSED");
    await scope.stepUntil(scope.client.state("CLOSED"));
    await scope.expectLogged("2 MSL have passed");
  });

  test("from the server", async ({ page }) => {
    const scope = await openConnected(page);
    await scope.server.press("Close");
    await scope.step(2);
    await scope.expectStates("CLOSE-WAIT", "FIN-WAIT-2");
    await scope.client.press("Close");
    await scope.expectStates("LAST-ACK", "FIN-WAIT-2");
    await scope.step();
    await scope.server.expectState("TIME-WAIT");
    await scope.step();
    await scope.client.expectState("CLOSED");
  });

  test("half: the other side may go on sending", async ({ page }) => {
    const scope = await openConnected(page);
    await scope.client.press("Close");
    await scope.step(2);
    await scope.server.send("still here");
    await scope.stepUntil(scope.client.group.getByText("still here"));
    await scope.expectStates("FIN-WAIT-2", "CLOSE-WAIT");
  });

  test("at the same instant: CLOSING on both sides", async ({ page }) => {
    const scope = await openConnected(page);
    await scope.client.press("Close");
    await scope.server.press("Close");
    await scope.expectStates("FIN-WAIT-1", "FIN-WAIT-1");
    // Two arrivals at the same instant are two events.
    await scope.step(2);
    await scope.expectStates("CLOSING", "CLOSING");
    await scope.step(2);
    await scope.expectStates("TIME-WAIT", "TIME-WAIT");
    await scope.expectLogged("Both closed at once");
  });

  test("with the last ACK lost, the FIN comes again and 2 MSL begin anew", async ({ page }) => {
    const scope = await openConnected(page);
    await scope.client.press("Close");
    await scope.step(2);
    await scope.server.press("Close");
    await scope.step();
    await scope.expectStates("TIME-WAIT", "LAST-ACK");
    await scope.drop("ACK 2", "client");
    await scope.stepUntilSent("FIN ACK seq 1 ack 2", "server");
    await scope.client.expectTimer("2 MSL", /3:59/);
    await scope.step();
    await scope.client.expectTimer("2 MSL", /4:00/);
    await scope.expectLogged(/sent its FIN again, so the wait of 2 MSL \(4\smin\) starts again/);
    await scope.expectInFlight("ACK 2 from client");
    await scope.step();
    await scope.client.expectState("TIME-WAIT");
    await scope.expectLogged(/Nothing is left to do, so the server forgets the connection/);
  });
});

test.describe("reset", () => {
  test("Abort ends both sides with a RST", async ({ page }) => {
    const scope = await openConnected(page);
    await scope.client.press("Abort");
    await scope.client.expectState("CLOSED");
    await expect(scope.root.getByRole("button", { name: /^RST/ })).toBeVisible();
    await scope.step();
    await scope.expectLogged("The program on the server is notified: “connection reset”.");
    await expect(scope.server.state("ESTABLISHED")).toBeHidden();
  });

  test("where nobody listens, the connection is refused", async ({ page }) => {
    const scope = await openClosed(page);
    await scope.client.press("Connect");
    await scope.step();
    await expect(scope.root.getByRole("button", { name: /^RST.* from server/ })).toBeVisible();
    await scope.step();
    await scope.expectStates("CLOSED", "CLOSED");
    await scope.expectLogged("The program on the client is notified: “connection refused”.");
    await scope.expectLogged("no program listens on that port of the server");
  });
});

test.describe("the wire", () => {
  test("Drop next loses the next segment of that side, once", async ({ page }) => {
    const scope = await openConnected(page);
    const toggle = scope.button("Drop next from client");
    await toggle.click();
    await expect(toggle).toHaveAttribute("aria-pressed", "true");
    await scope.client.send("hello");
    await scope.stepUntil(scope.log.getByText(/Lost: you asked/));
    await expect(toggle).toHaveAttribute("aria-pressed", "false");
    await scope.stepUntilSent("data 1:6 ack 1", "client");
    await scope.step();
    await scope.server.expectReceived("hello");
  });

  test("Drop next can be taken back", async ({ page }) => {
    const scope = await openConnected(page);
    const toggle = scope.button("Drop next from server");
    await toggle.click();
    await toggle.click();
    await expect(toggle).toHaveAttribute("aria-pressed", "false");
    await scope.server.send("hello");
    await scope.step();
    await scope.client.expectReceived("hello");
  });
});

test("each entry names its rule, and links to it", async ({ page }) => {
  const scope = await openConnected(page);
  const link = scope.log.getByRole("link", { name: "RFC 9293 §3.10.7.2, step 3" }).first();
  await expect(link).toHaveAttribute(
    "href",
    "https://www.rfc-editor.org/rfc/rfc9293.html#section-3.10.7.2",
  );
});

test("the log speaks the one notation", async ({ page }) => {
  const scope = await openConnected(page);
  await scope.client.send("hello");
  await expectCode(scope, "P. 1:6(5) ack 1 win 65535");
});

async function expectCode(scope: Scope, line: string): Promise<void> {
  await expect(scope.log.getByRole("code").filter({ hasText: line }).first()).toBeVisible();
}
