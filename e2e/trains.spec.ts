/** When hundreds of segments are in flight, one shape stands for several. */
import { axe, expect, openScript, test } from "./scope.js";

const burst = (segments: number): string => `
link delay 10s
hosts mss 100B
hosts initial-window 1000
hosts max-rto 1h
hosts initial-rto 1h
hosts min-rto 1h
hosts nagle off
server listen 80
client connect server:80
at 21s: every 1ms times ${segments}: client send 100B
start 24s
`;

test("hundreds of segments travel as trains, which tell how long they are", async ({ page }) => {
  const scope = await openScript(page, burst(400));
  const trains = scope.root.getByRole("img", {
    name: /^8 segments from client, the first one data/,
  });
  await expect.poll(() => trains.count()).toBeGreaterThan(40);
  await expect(trains.first()).toHaveText("data ×8");
  await expect(scope.root.getByText("each shape shows several segments")).toBeVisible();
  // What is left over at an end travels alone.
  expect(await scope.segments.count()).toBeLessThan(8);
  expect(await axe(page)).toEqual([]);
});

test("as long as they can be told apart, each is to be had", async ({ page }) => {
  const scope = await openScript(page, burst(200));
  await expect(scope.segments).toHaveCount(200 + 1);
  await expect(scope.root.getByText("each shape shows several segments")).toHaveCount(0);
});
