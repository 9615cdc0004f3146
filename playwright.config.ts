import { defineConfig } from "@playwright/test";
import { chromiumArguments, findChromium } from "./scripts/chromium.mjs";

// `npm test` sets both; the workers inherit what the first process found. `npx playwright test`
// alone tests the `dist/` that `npm run build` left.
process.env.CHROMIUM ??= (await findChromium()) ?? "";
const port = process.env.TCPSCOPE_PORT ?? "4173";
const address = `http://localhost:${port}`;

/**
 * All of them take longer than a change should wait. `npm test` runs the others; these too run with
 * `TCPSCOPE_E2E=all npm test -- e2e`, before a release and when their views change.
 */
const LATER =
  /\/(access|graph|inspect|ladder|language|log|print|touch|trains|trouble|sockets|room)\.spec\.ts$/;

export default defineConfig({
  testDir: "e2e",
  testIgnore: process.env.TCPSCOPE_E2E === "all" ? [] : LATER,
  outputDir: "test-results",
  fullyParallel: true,
  forbidOnly: Boolean(process.env.CI),
  retries: 0,
  workers: 2,
  reporter: [["list"]],
  timeout: 30_000,
  use: {
    baseURL: address,
    browserName: "chromium",
    locale: "en-US",
    launchOptions: { executablePath: process.env.CHROMIUM, args: chromiumArguments },
    screenshot: "only-on-failure",
    trace: "retain-on-failure",
  },
  webServer: {
    command: `vite preview --host localhost --port ${port} --strictPort`,
    url: address,
    reuseExistingServer: false,
  },
});
