import { defineConfig } from "@playwright/test";

// `npm run test:browsers` builds the site and finds the browsers, and runs this. Playwright only
// runs the tests: its own Firefox and WebKit are not those that people have.
const port = process.env.TCPSCOPE_PORT ?? "4173";

export default defineConfig({
  testDir: "e2e-browsers",
  outputDir: "test-results/browsers-failed",
  forbidOnly: Boolean(process.env.CI),
  retries: 0,
  workers: 1,
  reporter: [["list"]],
  timeout: 90_000,
  expect: { timeout: 15_000 },
  projects: ["chromium", "firefox", "webkit"].map((name) => ({ name })),
  webServer: {
    command: "node e2e-browsers/serve.mjs",
    port: Number(port),
    reuseExistingServer: false,
  },
});
