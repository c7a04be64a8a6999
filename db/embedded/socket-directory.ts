import { createHash } from "node:crypto";
import { chown, lstat, mkdir, rm } from "node:fs/promises";
import { join } from "node:path";
import { PlainError } from "../../lib/plain-error";
import { isNodeError } from "./node-error";
import type { Account } from "./server-account";

/** The longest path of a Unix socket on Linux less one, and what PostgreSQL appends to the directory (unix(7)). */
const longestDirectory = 107 - "/.s.PGSQL.5432.lock".length;

/** The private directory of the server's socket: beside its files, or a short one where that path is too long. */
export function socketDirectory(place: string): string {
  const beside = join(place, "run");
  if (Buffer.byteLength(beside) <= longestDirectory) return beside;
  return join("/tmp", `holdfast-${createHash("sha256").update(place).digest("hex").slice(0, 20)}`);
}

/** Makes the directory, which nobody but the server's account and root may enter. */
export async function keepSocketDirectory(directory: string, account: Account | null): Promise<void> {
  const uid = account?.uid ?? process.getuid?.();
  try {
    await mkdir(directory, { mode: 0o700 });
    if (account) await chown(directory, account.uid, account.gid);
  } catch (error) {
    if (!isNodeError(error, "EEXIST")) throw error;
    const found = await lstat(directory);
    if (found.isDirectory() && (found.uid === uid || found.uid === process.getuid?.())) return;
    throw new PlainError(
      `${directory}, where the database's socket belongs, is another account's. Remove it.`,
    );
  }
}

/** Takes away a directory outside of the place, which would otherwise stay behind. */
export async function dropSocketDirectory(directory: string, place: string): Promise<void> {
  if (!directory.startsWith(place)) await rm(directory, { recursive: true, force: true });
}
