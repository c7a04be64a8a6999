import { randomUUID } from "node:crypto";
import { once } from "node:events";
import { closeSync, openSync, readFileSync, readSync } from "node:fs";
import { readdir, readFile } from "node:fs/promises";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";

/** Where what `serveMemory` gives is asked for. */
const variable = "APP_MEMORY";

/**
 * Lets specs read the memory of the app, and of the process that started it and does its jobs, which is this one: a
 * system may let nobody but a parent look into a process (Linux, Documentation/admin-guide/LSM/Yama.rst). Gives how to
 * stop.
 */
export async function serveMemory(pid: number): Promise<() => Promise<void>> {
  const path = `/${randomUUID()}`;
  const server = createServer(async (request, response) => {
    const read = new Map([
      [`${path}/app`, () => readMemory(pid)],
      [`${path}/worker`, async () => readOwnMemory()],
    ]).get(request.url ?? "");
    if (!read) return response.writeHead(404).end();
    try {
      response.end(await read());
    } catch (error) {
      response.writeHead(500).end(error instanceof Error ? error.message : String(error));
    }
  });
  await once(server.listen(0, "127.0.0.1"), "listening");
  process.env[variable] = `http://127.0.0.1:${(server.address() as AddressInfo).port}${path}`;
  return async () => {
    server.close();
    server.closeAllConnections();
  };
}

/** The memory of the app that the specs run against, or of its worker; throws with a sentence where it cannot be read. */
export async function readServedMemory(whose: "app" | "worker"): Promise<Buffer> {
  const answer = await fetch(`${process.env[variable]}/${whose}`);
  if (!answer.ok) throw new Error(await answer.text());
  return Buffer.from(await answer.arrayBuffer());
}

/**
 * All that a process and its children hold of their own, as it was at one moment: they stand still meanwhile. Linux
 * only (proc(5), /proc/pid/maps and /proc/pid/mem); throws with a sentence where this cannot be read.
 */
export async function readMemory(pid: number): Promise<Buffer> {
  const processes = await findFamily(pid).catch((cause) => {
    throw new Error("The memory of a process can only be read where there is /proc, on Linux.", { cause });
  });
  try {
    for (const each of processes) process.kill(each, "SIGSTOP");
    for (const each of processes) await untilStopped(each);
    const regions: Buffer[] = [];
    for (const each of processes) regions.push(...readProcess(String(each)));
    return Buffer.concat(regions);
  } finally {
    for (const each of processes) process.kill(each, "SIGCONT");
  }
}

/** All that this process holds, without its children; in one go, so that it does nothing else meanwhile. */
function readOwnMemory(): Buffer {
  return Buffer.concat(readProcess("self", readLeft));
}

async function findFamily(pid: number): Promise<number[]> {
  const parents = new Map<number, number>();
  for (const name of await readdir("/proc")) {
    const status = /^\d+$/.test(name) ? await statusOf(Number(name)).catch(() => null) : null;
    if (status) parents.set(Number(name), status.parent);
  }
  if (!parents.has(pid)) throw new Error(`There is no process ${pid}.`);
  const family = [pid];
  for (const member of family) {
    for (const [child, parent] of parents) if (parent === member) family.push(child);
  }
  return family;
}

/** The name of a program may hold anything, a bracket too; what is wanted comes behind it. */
async function statusOf(pid: number): Promise<{ state: string; parent: number }> {
  const status = await readFile(`/proc/${pid}/stat`, "latin1");
  const [state = "", parent = ""] = status.slice(status.lastIndexOf(")") + 2).split(" ");
  return { state, parent: Number(parent) };
}

async function untilStopped(pid: number): Promise<void> {
  for (let tries = 0; tries < 500; tries++) {
    if ((await statusOf(pid)).state === "T") return;
    await sleep(2);
  }
  throw new Error(`Process ${pid} does not stand still.`);
}

function readProcess(pid: string, read = readAll): Buffer[] {
  const maps = readFileSync(`/proc/${pid}/maps`, "latin1");
  const opened: number[] = [];
  try {
    const [memory = 0, pages = 0] = ["mem", "pagemap"].map((name) => {
      const file = openSync(`/proc/${pid}/${name}`, "r");
      opened.push(file);
      return file;
    });
    return ownRegions(maps).flatMap((region) =>
      usedParts(pages, region).map((part) => read(memory, part.from, part.length)),
    );
  } catch (cause) {
    throw new Error(`The system does not let anybody read the memory of process ${pid}.`, { cause });
  } finally {
    for (const file of opened) closeSync(file);
  }
}

type Part = { from: number; length: number };

/** Private and readable; what is a file's and cannot be written is on the disk as well, and code. */
function ownRegions(maps: string): Part[] {
  return maps.split("\n").flatMap((line) => {
    const [, from = "", until = "", flags = "", file = ""] =
      /^(\w+)-(\w+) (\S{4}) \w+ \S+ \d+ *(.*)$/.exec(line) ?? [];
    if (!/^r..p$/.test(flags) || file.startsWith("[v") || (flags[1] === "-" && file.startsWith("/")))
      return [];
    return [
      { from: Number.parseInt(from, 16), length: Number.parseInt(until, 16) - Number.parseInt(from, 16) },
    ];
  });
}

const pageSize = 4096;

/** The pages of a region that ever held anything, of a gigabyte that an allocator has put by a few. */
function usedParts(pages: number, { from, length }: Part): Part[] {
  const entries = readAll(pages, (from / pageSize) * 8, (length / pageSize) * 8);
  const parts: Part[] = [];
  for (let page = 0; page * 8 < entries.length; page++) {
    // Bits 63 and 62: the page is in memory, or swapped out (Documentation/admin-guide/mm/pagemap.rst).
    if ((entries.readUInt8(page * 8 + 7) & 0xc0) === 0) continue;
    const at = from + page * pageSize;
    const last = parts.at(-1);
    if (last && last.from + last.length === at) last.length += pageSize;
    else parts.push({ from: at, length: pageSize });
  }
  return parts;
}

function readAll(file: number, from: number, length: number): Buffer {
  const bytes = Buffer.alloc(length);
  for (let at = 0; at < length; ) {
    const bytesRead = readSync(file, bytes, at, length - at, from + at);
    if (bytesRead === 0) throw new Error(`Memory at ${(from + at).toString(16)} cannot be read.`);
    at += bytesRead;
  }
  return bytes;
}

/** Nothing where a process that reads itself has let go of what it had. */
function readLeft(file: number, from: number, length: number): Buffer {
  try {
    return readAll(file, from, length);
  } catch {
    return Buffer.alloc(0);
  }
}
