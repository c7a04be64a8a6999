import { fork } from "node:child_process";
import { randomUUID } from "node:crypto";
import { once } from "node:events";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type postgres from "postgres";
import { freePort } from "@/lib/free-port";
import { foundTestNetwork, postTestNeed } from "@/test/factory";
import { quantile } from "./quantile";
import { openSessions } from "./sessions";
import { openReaders } from "./stream-readers";
import type { Line } from "./table";

type App = { origin: string; pid: number; owner: postgres.Sql; secret: string };

/**
 * How one change reaches so many open streams of a network, once whoever made it knows that it is written down; beside a
 * bare server that is told to say as much to as many, turn by turn. Each side takes as many open files.
 */
export async function rateStreams({ origin, pid, owner, secret }: App, count: number): Promise<Line[]> {
  const network = await foundTestNetwork(owner, { members: Math.ceil(count / ofDevice) });
  const [author = ""] = network.members;
  for (let posted = 0; posted < listings; posted++) await postTestNeed(owner, network, { author });
  const cookies = [...(await openSessions(owner, network.id, secret)).values()];
  const port = await freePort();
  const bare = fork(join(import.meta.dirname, "bare-streams.js"), [String(port)]);
  await once(bare, "message");
  const peer = `http://127.0.0.1:${port}/`;
  const [ours, ourMemory] = await weigh(pid, count, () =>
    openReaders(`${origin}/api/n/${network.id}/changes`, cookies, count),
  );
  const [theirs, theirMemory] = await weigh(bare.pid ?? 0, count, () => openReaders(peer, [""], count));
  const [own, their]: [number[], number[]] = [[], []];
  for (let round = -warmUp; round < rounds; round++) {
    const need = await postTestNeed(owner, network, { author });
    const heard = ours.expect(need);
    await owner`update networks set version = version + 1 where network_id = ${network.id}`;
    const start = performance.now();
    const delays = (await heard).map((at) => at - start);
    const mark = randomUUID();
    const heardBare = theirs.expect(mark);
    const startBare = performance.now();
    await fetch(peer, { method: "POST", body: `data: ${mark.padEnd(ours.size() - 8, "x")}\n\n` });
    const delaysBare = (await heardBare).map((at) => at - startBare);
    if (round < 0) continue;
    own.push(...delays);
    their.push(...delaysBare);
  }
  ours.close();
  theirs.close();
  bare.kill();
  const line = (what: string, share: number, aim?: string): Line => {
    const [one, other] = [quantile(own, share), quantile(their, share)];
    return {
      what,
      measured: `${one.toFixed(0)} ms`,
      ratio: `${(one / other).toFixed(2)} of bare`,
      ...(aim && { aim }),
    };
  };
  return [
    line("the first hears it after", 0),
    line("p50", 0.5),
    line("p99", 0.99, "1.5"),
    {
      what: "memory of each",
      measured: `${(ourMemory / 1000).toFixed(1)} kB`,
      ratio: `${(ourMemory / theirMemory).toFixed(2)} of bare`,
    },
  ];
}

const listings = 200;
/** Fewer than the app gives a device. */
const ofDevice = 10;
const [warmUp, rounds] = [5, 15];

/** What `open` opens, and by how much the process has grown with each of so many (proc(5), VmRSS). */
async function weigh<T>(pid: number, count: number, open: () => Promise<T>): Promise<[T, number]> {
  const before = await memoryOf(pid);
  const opened = await open();
  return [opened, ((await memoryOf(pid)) - before) / count];
}

async function memoryOf(pid: number): Promise<number> {
  const status = await readFile(`/proc/${pid}/status`, "latin1").catch(() => "");
  return Number(/^VmRSS:\s+(\d+) kB$/m.exec(status)?.[1]) * 1024;
}
