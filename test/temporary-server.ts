import { randomUUID } from "node:crypto";
import { rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Embedded, startEmbedded } from "../db/embedded/start-embedded";

/** A database server of a test run's own, which leaves nothing behind when it stops. */
export async function startTemporaryServer(): Promise<Embedded> {
  const server = await startEmbedded({
    dataDir: join(tmpdir(), `holdfast-test-${randomUUID()}`),
    quick: true,
  });
  return {
    ...server,
    async stop() {
      await server.stop();
      for (const directory of [server.dataDir, server.place]) {
        await rm(directory, { recursive: true, force: true });
      }
    },
  };
}
