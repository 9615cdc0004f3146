import base from "./playwright.config.js";

// `npm run test:sites` builds the sites, says which in TCPSCOPE_SITES, and runs this.
export default {
  ...base,
  testDir: "e2e-sites",
  outputDir: "test-results/sites-failed",
  timeout: 60_000,
  webServer: {
    command: "node scripts/sites/serve.mjs",
    port: Number(process.env.TCPSCOPE_PORT ?? "4173"),
    reuseExistingServer: false,
  },
};
