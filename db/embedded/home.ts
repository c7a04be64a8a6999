import { access, chmod, constants, lstat, mkdir, mkdtemp, readlink, rm, symlink } from "node:fs/promises";
import { join } from "node:path";
import { PlainError } from "../../lib/plain-error";
import { isNodeError } from "./node-error";
import { type Account, canEnter } from "./server-account";

/** Makes the data directory if needed. Others may pass through it (the server does) but not list it. */
export async function keepHome(home: string): Promise<void> {
  if (await mkdir(home, { recursive: true })) await chmod(home, 0o711);
  try {
    await access(home, constants.W_OK);
  } catch (cause) {
    throw new PlainError(
      `Holdfast may not write in its data directory ${home}. ` +
        "Start it as the account that owns the directory, or set HOLDFAST_DATA to another one.",
      { cause },
    );
  }
}

/**
 * The directory in which the server keeps its files: the data directory itself or, when the server's account
 * cannot enter it, one under /var/tmp that the link `elsewhere` in the data directory remembers.
 */
export async function keepPlace(home: string, account: Account | null): Promise<string> {
  const link = join(home, "elsewhere");
  const remembered = await followLink(link);
  if (remembered) return remembered;
  if (await canEnter(account, home)) return home;
  const place = await mkdtemp("/var/tmp/holdfast-");
  await chmod(place, 0o711);
  try {
    await symlink(place, link);
    return place;
  } catch (error) {
    if (!isNodeError(error, "EEXIST")) throw error;
    await rm(place, { recursive: true });
    return (await followLink(link)) ?? home;
  }
}

/** Anyone may make a directory in /var/tmp, so one that is not ours is not trusted with the data. */
async function followLink(link: string): Promise<string | null> {
  const place = await unlessMissing(readlink(link));
  if (place === null) return null;
  const info = await unlessMissing(lstat(place));
  if (info?.isDirectory() && info.uid === process.getuid?.()) return place;
  throw new PlainError(
    `The database was kept in ${place}, which is gone or belongs to another account. ` +
      `Bring it back, or remove ${link} to begin with an empty database.`,
  );
}

async function unlessMissing<T>(looking: Promise<T>): Promise<T | null> {
  try {
    return await looking;
  } catch (error) {
    if (isNodeError(error, "ENOENT")) return null;
    throw error;
  }
}
