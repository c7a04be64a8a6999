import { realpath } from "node:fs/promises";
import { join, resolve } from "node:path";
import { adminRole, keepCluster, ownerOf } from "./cluster";
import { keepHome, keepPlace } from "./home";
import { keepServing } from "./keep-serving";
import type { Postmaster } from "./postmaster";
import { appRole, databaseName, ownerRole, prepareDatabase } from "./roles";
import { keepSecrets, type Secrets } from "./secrets";
import { serverAccount } from "./server-account";
import { findServerPackage, majorVersion, runnablePrograms } from "./server-package";
import { holdServer, stopServer } from "./server-process";

export type Embedded = {
  /** Connects as the owner of the database: migrations, and the demo network. */
  ownerUrl: string;
  /** Connects as the role the app works as. */
  appUrl: string;
  /** Connects as the superuser. Only tests use it, to make databases. */
  adminUrl: string;
  secrets: Secrets;
  dataDir: string;
  /** Where the server keeps its files: `dataDir`, or a directory elsewhere that the server's account can enter. */
  place: string;
  logFile: string;
  /** Resolves when the server is gone without `stop`, and could not be started again. */
  lost: Promise<unknown>;
  /** Lets go of the server, and stops it when nobody else uses it. */
  stop(): Promise<void>;
};

/**
 * Starts the PostgreSQL that comes as an npm package on a data directory, made on first use, or joins the
 * server that already runs there; one that ends by itself is started again. Nothing listens on the network: it is reached through a Unix socket.
 * `quick` gives up surviving a power cut, for tests. Errors are sentences for whoever typed the command.
 */
export async function startEmbedded(options: { dataDir: string; quick?: boolean }): Promise<Embedded> {
  const { dataDir, quick = false } = options;
  const server = await findServerPackage();
  await keepHome(resolve(dataDir));
  const home = await realpath(dataDir);
  const secrets = await keepSecrets(home);
  const directory = `postgres-${majorVersion(server)}`;
  const account = (await ownerOf(join(home, directory))) ?? serverAccount();
  const place = await keepPlace(home, account);
  const programs = await runnablePrograms(server, account, place);
  const cluster = join(place, directory);
  const logFile = join(home, "postgres.log");
  await keepCluster({ programs, cluster, account, password: secrets.admin, quick });

  const serving = { programs, cluster, place, account, logFile, quick };
  const adminUrl = (postmaster: Postmaster) => urlOf(postmaster, adminRole, secrets.admin, "postgres");
  const first = await holdServer(serving, adminUrl);
  await prepareDatabase(first.hold.sql, secrets);
  const { postmaster } = first;
  const kept = keepServing(serving, adminUrl, first);

  return {
    ownerUrl: urlOf(postmaster, ownerRole, secrets.owner, databaseName),
    appUrl: urlOf(postmaster, appRole, secrets.app, databaseName),
    adminUrl: adminUrl(postmaster),
    secrets,
    dataDir: home,
    place,
    logFile,
    lost: kept.lost,
    async stop() {
      const held = await kept.letGo();
      if (!held) return;
      const { hold, postmaster } = held;
      const last = await hold.release();
      if (last) await stopServer(serving, postmaster);
      await hold.sql.end({ timeout: 0 });
    },
  };
}

function urlOf({ host, port }: Postmaster, role: string, password: string, database: string): string {
  const url = new URL(`postgres://${role}:${password}@127.0.0.1:${port}/${database}`);
  if (host.startsWith("/")) url.searchParams.set("host", host);
  return url.href;
}
