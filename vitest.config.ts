import { fileURLToPath } from "node:url";
import { configDefaults, defineConfig } from "vitest/config";

// A zone with a half-hour daylight saving step: code that leans on the machine's zone fails here.
process.env.TZ = "Australia/Lord_Howe";

/** Folders whose tests touch no database, so that they need not wait for one. */
const pure = ["domain", "seal", "lib", "components", "messages", "scripts"];

const nowhere = [...configDefaults.exclude, "e2e/**", ".next/**", ".data/**"];

export default defineConfig({
  resolve: { alias: { "@": fileURLToPath(new URL(".", import.meta.url)).replace(/\/$/, "") } },
  test: {
    environment: "node",
    exclude: nowhere,
    // How long a test takes is for the benchmarks; this only ends one that hangs, also on a machine that is busy.
    testTimeout: 60_000,
    hookTimeout: 60_000,
    // Less than the 25 seconds between the heartbeats of a stream (features/live/hub.ts), which is not to be what came.
    expect: { poll: { timeout: 20_000 } },
    // Not one less, as usual: most tests wait for a database or a process more than they work.
    maxWorkers: "100%",
    projects: [
      {
        extends: true,
        test: {
          name: "pure",
          include: pure.map((folder) => `${folder}/**/*.test.{ts,tsx}`),
          // Pure tests leave nothing behind for each other, so one worker may load what they share once.
          isolate: false,
        },
      },
      {
        extends: true,
        test: {
          name: "database",
          include: ["**/*.test.{ts,tsx}"],
          exclude: [...nowhere, "db/embedded/**", ...pure.map((folder) => `${folder}/**`)],
          globalSetup: ["./test/start-database.ts"],
        },
      },
      {
        extends: true,
        // Starts and kills servers of its own, which takes a while; `npm test` runs it, `npm run check` does not.
        test: {
          name: "launcher",
          include: ["db/embedded/**/*.test.ts"],
          testTimeout: 240_000,
          hookTimeout: 120_000,
        },
      },
    ],
  },
});
