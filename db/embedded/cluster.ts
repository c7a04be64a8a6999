import { randomBytes } from "node:crypto";
import { existsSync } from "node:fs";
import { chown, mkdir, rename, rm, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { isNodeError } from "./node-error";
import { runProgram } from "./run-program";
import type { Account } from "./server-account";

/** The superuser of the embedded server. Only the launcher and the tests connect as this role. */
export const adminRole = "postgres";

/**
 * Makes the database directory when there is none, whole or not at all: of two starts at once one wins and
 * both use its directory. Text is UTF-8 and sorts by code point, the same on every machine.
 */
export async function keepCluster(options: {
  programs: string;
  cluster: string;
  account: Account | null;
  password: string;
  quick: boolean;
}): Promise<void> {
  const { programs, cluster, account, password, quick } = options;
  if (existsSync(cluster)) return;
  const draft = `${cluster}.new-${randomBytes(6).toString("hex")}`;
  const passwordFile = join(draft, "password");
  try {
    await mkdir(draft, { mode: 0o700 });
    await writeFile(passwordFile, password, { mode: 0o600 });
    if (account) await handOver([draft, passwordFile], account);
    await runProgram(
      join(programs, "initdb"),
      [
        ...["-D", join(draft, "data"), "-U", adminRole, "--pwfile", passwordFile, "--auth=scram-sha-256"],
        ...["--encoding=UTF8", "--locale=C", "--locale-provider=builtin", "--builtin-locale=C.UTF-8"],
        ...["--no-instructions", ...(quick ? ["--no-sync"] : [])],
      ],
      account,
    );
    await rename(join(draft, "data"), cluster);
  } catch (error) {
    if (!isNodeError(error, "EEXIST", "ENOTEMPTY", "EPERM") || !existsSync(cluster)) throw error;
  } finally {
    await rm(draft, { recursive: true, force: true });
  }
}

/** The account an existing database directory belongs to, which alone may serve it. */
export async function ownerOf(cluster: string): Promise<Account | null> {
  if (process.getuid?.() !== 0 || !existsSync(cluster)) return null;
  const { uid, gid } = await stat(cluster);
  return { name: `number ${uid}`, uid, gid };
}

async function handOver(paths: string[], { uid, gid }: Account): Promise<void> {
  for (const path of paths) await chown(path, uid, gid);
}
