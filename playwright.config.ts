import { defineConfig } from "@playwright/test";
import { chromiumArguments, findChromium } from "./scripts/chromium.mjs";

// `npm test` sets both; the workers inherit what the first process found. `npx playwright test`
// alone tests the `dist/` that `npm run build` left.
process.env.CHROMIUM ??= (await findChromium()) ?? "";
const port = process.env.TCPSCOPE_PORT ?? "4173";
const address = `http://localhost:${port}`;

export default defineConfig({
  testDir: "e2e",
  outputDir: "test-results/e2e",
  globalTeardown: "./e2e/look/teardown.ts",
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
    // Recording each test takes half as long again as the tests themselves.
    trace: process.env.TCPSCOPE_TRACE ? "retain-on-failure" : "off",
  },
  webServer: {
    command: `vite preview --host localhost --port ${port} --strictPort`,
    url: address,
    reuseExistingServer: false,
  },
});
