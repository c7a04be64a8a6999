import { fileURLToPath } from "node:url";
import { configDefaults, defineConfig } from "vitest/config";

// A zone with a half-hour daylight saving step: code that leans on the machine's zone fails here.
process.env.TZ = "Australia/Lord_Howe";

/** Folders whose tests touch no database, so that they need not wait for one. */
const pure = ["domain", "seal", "lib", "components", "messages", "scripts"];

export default defineConfig({
  resolve: { alias: { "@": fileURLToPath(new URL(".", import.meta.url)).replace(/\/$/, "") } },
  test: {
    environment: "node",
    exclude: [...configDefaults.exclude, "e2e/**", ".next/**", ".data/**"],
    projects: [
      {
        extends: true,
        test: { name: "pure", include: pure.map((folder) => `${folder}/**/*.test.{ts,tsx}`) },
      },
      {
        extends: true,
        test: {
          name: "database",
          include: ["**/*.test.{ts,tsx}"],
          exclude: [...configDefaults.exclude, "e2e/**", ".next/**", ...pure.map((folder) => `${folder}/**`)],
          globalSetup: ["./test/start-database.ts"],
          testTimeout: 20_000,
          hookTimeout: 20_000,
        },
      },
    ],
  },
});
