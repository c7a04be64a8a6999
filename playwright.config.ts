import { defineConfig } from "@playwright/test";
import { shellOptions } from "./test/browser";

export default defineConfig({
  testDir: "e2e",
  globalSetup: "./e2e/start-app.ts",
  fullyParallel: true,
  // One more than a small machine has cores: a browser waits more than it works.
  workers: 3,
  retries: 0,
  forbidOnly: true,
  // Ends what hangs, also on a machine that is busy; how fast pages are is for the benchmarks.
  timeout: 300_000,
  expect: { timeout: 60_000 },
  reporter: "list",
  use: {
    baseURL: process.env.BASE_URL,
    launchOptions: shellOptions(),
    // Three quarters of an hour off the hour, and not the zone of any network: whoever leans on it is found out.
    timezoneId: "Pacific/Chatham",
    // What moves is moved past: a press that begins where a sheet still comes up would end beside it.
    contextOptions: { reducedMotion: "reduce" },
    // Keeps pages for later, which would come between a spec and what the server says now. The specs of it let it.
    serviceWorkers: "block",
    trace: "off",
  },
  projects: [
    {
      name: "phone",
      use: { viewport: { width: 360, height: 740 }, deviceScaleFactor: 2, hasTouch: true, isMobile: true },
    },
  ],
});
