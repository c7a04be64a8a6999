import { randomUUID } from "node:crypto";
import { closeSync, mkdirSync, openSync } from "node:fs";
import { readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { readEnv } from "../lib/env";
import { freePort } from "../lib/free-port";
import { runApp } from "../scripts/run-app";
import { findBrowser } from "../test/browser";

/**
 * Serves the built app with the demo network, on a port and a database of this run's own. Specs find it
 * through the environment: BASE_URL, DATABASE_OWNER_URL, DEMO_FILE, and for what must not be in them APP_LOG
 * and DATABASE_LOG.
 */
export default async function startApp(): Promise<() => Promise<void>> {
  await findBrowser(console.log);
  const dataDir = join(tmpdir(), `holdfast-e2e-${randomUUID()}`);
  mkdirSync(dataDir, { mode: 0o711 });
  const log = openSync(join(dataDir, "app.log"), "a");
  const env = readEnv({ PORT: String(await freePort()), HOLDFAST_DATA: dataDir });
  const app = await runApp({ env, mode: "start", demo: true, quick: true, log, tell: console.log }).catch(
    async (error) => {
      console.error(await readFile(join(dataDir, "app.log"), "utf8"));
      await rm(dataDir, { recursive: true, force: true });
      throw error;
    },
  );
  Object.assign(process.env, {
    BASE_URL: app.origin,
    DATABASE_OWNER_URL: app.database.ownerUrl,
    DEMO_FILE: app.demoFile ?? "",
    APP_LOG: join(dataDir, "app.log"),
    DATABASE_LOG: app.database.logFile ?? "",
  });
  return async () => {
    await app.stop();
    closeSync(log);
    for (const directory of [dataDir, app.database.place ?? dataDir]) {
      await rm(directory, { recursive: true, force: true });
    }
  };
}
