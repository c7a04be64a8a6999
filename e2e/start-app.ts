import { randomUUID } from "node:crypto";
import { closeSync, mkdirSync, openSync } from "node:fs";
import { readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { readEnv } from "../lib/env";
import { freePort } from "../lib/free-port";
import { runApp } from "../scripts/run-app";
import { findBrowser } from "../test/browser";
import { serveMemory } from "./app-memory";
import { unaccountedFor } from "./asked-outside";
import { serveMail } from "./serve-mail";

/**
 * Serves the built app with the demo network, on a port and a database of this run's own. Specs find it
 * through the environment: BASE_URL, DATABASE_OWNER_URL, DEMO_FILE, for what must not be in them APP_LOG and
 * DATABASE_LOG (and its memory, by `readServedMemory`), and for attacks with all that the server has DATABASE_ADMIN_URL,
 * DATABASE_APP_URL and SESSION_SECRET; ASKED_OUTSIDE is what was asked of other machines, and held.
 */
export default async function startApp(): Promise<() => Promise<void>> {
  await findBrowser(console.log);
  const dataDir = join(tmpdir(), `holdfast-e2e-${randomUUID()}`);
  mkdirSync(dataDir, { mode: 0o711 });
  const log = openSync(join(dataDir, "app.log"), "a");
  await stayInside(join(dataDir, "asked-outside"));
  const stopServingMail = await serveMail();
  const env = readEnv({
    PORT: String(await freePort()),
    HOLDFAST_DATA: dataDir,
    // All of it comes from one address, and faster than people write.
    HOLDFAST_REQUESTS_PER_MINUTE: "10000000",
  });
  const app = await runApp({ env, mode: "start", demo: true, quick: true, log, tell: console.log }).catch(
    async (error) => {
      console.error(await readFile(join(dataDir, "app.log"), "utf8"));
      await stopServingMail();
      await rm(dataDir, { recursive: true, force: true });
      throw error;
    },
  );
  Object.assign(process.env, {
    BASE_URL: app.origin,
    // Whatever reads the environment in this process, as the worker does, wants both or neither.
    DATABASE_URL: app.database.appUrl,
    DATABASE_OWNER_URL: app.database.ownerUrl,
    DATABASE_ADMIN_URL: app.database.adminUrl ?? "",
    DATABASE_APP_URL: app.database.appUrl,
    SESSION_SECRET: app.database.nextauthSecret,
    DEMO_FILE: app.demoFile ?? "",
    APP_LOG: join(dataDir, "app.log"),
    DATABASE_LOG: app.database.logFile ?? "",
  });
  const stopServingMemory = await serveMemory(app.pid);
  return async () => {
    await stopServingMemory();
    await app.stop();
    await stopServingMail();
    closeSync(log);
    const left = await unaccountedFor();
    for (const directory of [dataDir, app.database.place ?? dataDir]) {
      await rm(directory, { recursive: true, force: true });
    }
    if (left.length > 0) throw new Error(`Something wanted to leave this machine: ${left.join(", ")}`);
  };
}

/** From now on nothing leaves this machine: neither from here, where the worker runs, nor from what is begun here. */
async function stayInside(file: string): Promise<void> {
  await writeFile(file, "");
  const guard = new URL("stay-inside.js", pathToFileURL(`${import.meta.dirname}/`)).href;
  process.env.ASKED_OUTSIDE = file;
  process.env.NODE_OPTIONS = `${process.env.NODE_OPTIONS ?? ""} --import ${guard}`.trim();
  await import(guard);
}
