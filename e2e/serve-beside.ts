import { closeSync, openSync } from "node:fs";
import { rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { freePort } from "../lib/free-port";
import { serveApp } from "../scripts/serve-app";

/** `address` is where it listens; `log` the file with what it prints. */
export type Beside = { address: string; pid: number; log: string; stop(): Promise<void> };

/** A second process of the app on the database of this run, as its variables say; of the app in `folder`, if it says so. */
export async function serveBeside(variables: Record<string, string>, folder?: string): Promise<Beside> {
  const port = await freePort();
  const address = `http://localhost:${port}`;
  const log = join(tmpdir(), `holdfast-beside-${port}.log`);
  const file = openSync(log, "w");
  const environment: NodeJS.ProcessEnv = {
    ...process.env,
    NODE_ENV: "production",
    PORT: String(port),
    DATABASE_URL: process.env.DATABASE_APP_URL,
    NEXTAUTH_URL: address,
    NEXTAUTH_SECRET: process.env.SESSION_SECRET,
    HOLDFAST_DEMO: "",
    ...variables,
  };
  const server = serveApp({ mode: "start", port, environment, log: file, folder });
  await server.ready();
  return {
    address,
    pid: server.pid,
    log,
    async stop() {
      await server.stop();
      closeSync(file);
      await rm(log);
    },
  };
}
