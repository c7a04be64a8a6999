import { once } from "node:events";
import { mkdtemp, rm, symlink } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { countListening, cutListening } from "@/test/cut-listening";
import { testDatabase } from "@/test/database";
import { foundTestNetwork, type TestNetwork } from "@/test/factory";
import { listen } from "./listen";

const db = testDatabase();
let network: TestNetwork;
let heard: string[];
let listening: { stop(): Promise<void> };
let beginnings: number;

beforeEach(async () => {
  network = await foundTestNetwork(db.owner);
  heard = [];
  beginnings = 0;
  const hear = (channel: string) => (payload: string) => {
    if (payload.startsWith(network.id)) heard.push(`${channel} ${payload.slice(network.id.length + 1)}`);
  };
  listening = listen(
    { holdfast_version: hear("version"), holdfast_ended: hear("ended"), last: (word) => heard.push(word) },
    () => beginnings++,
  );
  await expect.poll(() => beginnings).toBe(3);
});
afterEach(() => listening.stop());

it("hears of every version once it is committed, once for each transaction, and of nothing else", async () => {
  await db.owner.begin(async (sql) => {
    await sql`update networks set version = version + 1 where network_id = ${network.id}`;
    await sql`update networks set retention_days = 20, version = version where network_id = ${network.id}`;
  });
  await db.owner
    .begin(async (sql) => {
      await sql`update networks set version = version + 1 where network_id = ${network.id}`;
      throw new Error("rolled back");
    })
    .catch(() => {});
  await db.owner`update networks set version = version + 1 where network_id = ${network.id}`;
  expect(await all()).toEqual(["version 2", "version 3"]);
});

it("hears whose session is over, however it ended", async () => {
  const devices = await Promise.all(
    [0, 1, 2].map(async (index) => `ended ${(await network.actor(index)).device}`),
  );
  const [own, ofDevice, ofMember] = devices.map((each) => each.replace("ended ", ""));
  await db.owner`delete from sessions where network_id = ${network.id} and device_id = ${own ?? ""}`;
  expect(await all()).toEqual(devices.slice(0, 1));
  await db.owner`delete from devices where network_id = ${network.id} and id = ${ofDevice ?? ""}`;
  expect(await all()).toEqual(devices.slice(0, 2));
  await db.owner`delete from members where network_id = ${network.id} and id in
    (select member_id from devices where network_id = ${network.id} and id = ${ofMember ?? ""})`;
  expect(await all()).toEqual(devices);
});

it("hears that all sessions are over when the network goes", async () => {
  await db.owner`delete from networks where network_id = ${network.id}`;
  expect((await all()).filter((word) => word.startsWith("ended "))).toHaveLength(3);
});

it("begins anew when its connection breaks off", async () => {
  const before = beginnings;
  await expect.poll(() => countListening(db.owner)).toBe(1);
  expect(await cutListening(db.owner)).toBe(1);
  await expect.poll(() => beginnings).toBe(before + 3);
  await db.owner`update networks set version = version + 1 where network_id = ${network.id}`;
  expect(await all()).toEqual(["version 2"]);
});

it("goes on trying while there is no database", async () => {
  const address = new URL(db.appUrl);
  const here = address.searchParams.get("host") ?? "";
  const folder = await mkdtemp(join(tmpdir(), "listen-"));
  const name = `.s.PGSQL.${address.port || 5432}`;
  let tries = 0;
  const nobody = createServer((socket) => {
    tries += 1;
    socket.destroy();
  });
  await once(nobody.listen(join(folder, name)), "listening");
  address.searchParams.set("host", folder);
  vi.stubEnv("DATABASE_LISTEN_URL", address.href);
  const hear: string[] = [];
  const patient = listen({ holdfast_version: (payload) => hear.push(payload) }, () => hear.push("begins"));
  await expect.poll(() => tries).toBeGreaterThan(3);
  nobody.close();
  await symlink(join(here, name), join(folder, name));
  await expect.poll(() => hear).toEqual(["begins"]);
  await db.owner`update networks set version = version + 1 where network_id = ${network.id}`;
  await expect.poll(() => hear).toEqual(["begins", `${network.id} 2`]);
  await patient.stop();
  vi.unstubAllEnvs();
  await rm(folder, { recursive: true });
});

/** All that was heard up to now: what is said later comes later. */
async function all(): Promise<string[]> {
  await db.owner`select pg_notify('last', 'last')`;
  await expect.poll(() => heard.at(-1)).toBe("last");
  heard.pop();
  return heard;
}
