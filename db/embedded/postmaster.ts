import { execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { readFile, rm, stat } from "node:fs/promises";
import { join } from "node:path";
import { isNodeError } from "./node-error";

/** The process that serves a database directory, as its `postmaster.pid` tells. */
export type Postmaster = { pid: number; host: string; port: number; ready: boolean };

/**
 * Who serves this directory now, or null. After a crash the file may name a process that has nothing to do
 * with it, which would keep the server from starting; such a file is removed. One that names a dead process
 * stays: the server clears it up itself, and checks by it that no part of the old server still runs.
 * Lines of the file: source/include/utils/pidfile.h of PostgreSQL.
 */
export async function findPostmaster(cluster: string): Promise<Postmaster | null> {
  const file = join(cluster, "postmaster.pid");
  const lines = (await readLines(file)) ?? [];
  const [pid, , , port, socketDirectory, listen, , status] = lines;
  if (!pid || !isAlive(Number(pid))) return null;
  const isServing = await serves(Number(pid), cluster);
  if (isServing === null) return null;
  if (!isServing) {
    await rm(file, { force: true });
    return null;
  }
  return {
    pid: Number(pid),
    host: socketDirectory || listen || "127.0.0.1",
    port: Number(port),
    ready: status?.trim() === "ready",
  };
}

/** Whether a process with this id runs, ours or another account's. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return !isDefunct(pid);
  } catch (error) {
    return isNodeError(error, "EPERM");
  }
}

/** Ended but not yet collected by its parent, which in a container without an init may never happen (proc(5)). */
function isDefunct(pid: number): boolean {
  try {
    const status = readFileSync(`/proc/${pid}/stat`, "utf8");
    return status[status.lastIndexOf(")") + 2] === "Z";
  } catch {
    return false;
  }
}

async function readLines(file: string): Promise<string[] | null> {
  try {
    return (await readFile(file, "utf8")).split("\n");
  } catch (error) {
    if (isNodeError(error, "ENOENT")) return null;
    throw error;
  }
}

/**
 * A server works in its database directory. Where /proc does not tell, its command line names the directory. Null for a
 * process that is just ending.
 */
async function serves(pid: number, cluster: string): Promise<boolean | null> {
  if (process.platform === "win32") return true;
  try {
    if (!existsSync("/proc/self/cwd")) {
      return execFileSync("ps", ["-o", "command=", "-p", String(pid)], { encoding: "utf8" }).includes(
        cluster,
      );
    }
    const [working, wanted] = await Promise.all([stat(`/proc/${pid}/cwd`), stat(cluster)]);
    return working.dev === wanted.dev && working.ino === wanted.ino;
  } catch (error) {
    // Another account's is none of ours: the server always runs as ours.
    return isNodeError(error, "ENOENT") ? null : false;
  }
}
