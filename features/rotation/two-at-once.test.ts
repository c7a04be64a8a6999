import { randomBytes, randomUUID } from "node:crypto";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import type { Answer } from "@/features/access/ask-server";
import { endHush, hush } from "@/features/access/hush";
import { inTurn } from "@/features/access/in-turn";
import { listKeys } from "@/features/members/list-keys";
import { editNeed } from "@/features/needs/edit-need";
import { postNeed } from "@/features/needs/post-need";
import { fromBase64url } from "@/seal/bytes";
import { openFromNetwork, sealForNetwork } from "@/seal/network-seal";
import { testDatabase } from "@/test/database";
import { onDuty } from "@/test/epoch-body";
import { tomorrow } from "@/test/factory";
import { makeRealDevice, type RealDevice, refresh } from "@/test/real-devices";
import { foundRealNetwork, type RealNetwork } from "@/test/real-network";
import { beginEpoch } from "./begin-epoch";
import type { Begun } from "./begin-epoch-here";
import { listSealedItems } from "./list-sealed-items";
import { beginEpochInput } from "./schema";

const db = testDatabase();
let network: RealNetwork;
let rosa: RealDevice;
let malik: RealDevice;
let ines: RealDevice;

beforeEach(async () => {
  vi.stubGlobal("navigator", { onLine: true });
  vi.stubGlobal("document", { documentElement: { lang: "en" } });
  network = await foundRealNetwork(db.owner);
  const devices = network.members.map((member) => makeRealDevice(db.owner, network.id, member));
  [rosa, malik, ines] = (await Promise.all(devices)) as [RealDevice, RealDevice, RealDevice];
  await db.owner`update members set duty_until = current_date + 7 where network_id = ${network.id}`;
});

afterEach(() => {
  vi.unstubAllGlobals();
  vi.unstubAllEnvs();
  vi.doUnmock("@/features/keyring/keycard");
  vi.doUnmock("@/features/access/send");
});

it("two who change the key at the same moment both come to an end, nothing posted meanwhile is lost, and everybody reads on", async () => {
  const [one, other] = [await browserOf(rosa), await browserOf(malik)];
  const [first, second, posted] = await Promise.all([one.begin(), other.begin(), postMany(ines, 12)]);
  expect([first, second]).toEqual([done, done]);
  // The one who was overtaken has begun anew, on top of the other's epoch.
  expect(one.sent() + other.sent()).toBeGreaterThan(2);
  expect((await ines.actor()).epoch).toBe(3);
  for (const device of [rosa, malik, ines]) {
    const keys = await refresh(device);
    expect([keys.epoch, keys.doubted.size, keys.trusted.size]).toEqual([3, 0, 3]);
    expect(await readNotes(device)).toEqual(posted.toSorted());
  }
});

it("one whose answer was lost asks again, and has begun one epoch", async () => {
  const lost = await browserOf(rosa, { losesFirstAnswer: true });
  expect(await lost.begin()).toEqual(done);
  expect((await rosa.actor()).epoch).toBe(2);
  expect(lost.sent()).toBe(2);
});

it("comes to its end although somebody writes without a pause, who goes on as soon as it has", async () => {
  vi.stubEnv("HOLDFAST_REQUESTS_PER_MINUTE", "1000000");
  const author = await ines.actor();
  const note = { sealed: randomBytes(285), epoch: 1 };
  const need = { ...rideFor(randomUUID()), note };
  await postNeed(author, need);
  const edit = () =>
    inTurn(author, () => editNeed(author, { ...need, note: { sealed: randomBytes(285), epoch: 1 } }));
  let isDone = false;
  const refused = new Set<string>();
  const write = async () => {
    while (!isDone) {
      const edited = await edit();
      if (!edited.ok) refused.add(edited.reason);
      // Whoever is refused comes again at once.
      await new Promise((resolve) => setTimeout(resolve));
    }
  };
  const writing = write();
  const begun = await (await browserOf(rosa)).begin();
  isDone = true;
  await writing;
  expect(begun).toEqual(done);
  expect(refused).toContain("too-many");
  expect(await edit()).toMatchObject({ reason: "stale-epoch" });
});

const done = expect.objectContaining({ ok: true });

/** A ride for one, tomorrow. */
function rideFor(need: string) {
  return {
    ...{ need, category: "ride" as const, place: null, toPlace: null, quantity: 1, attributes: [] },
    ...{ urgency: 1 as const, ...tomorrow() },
  };
}

/** The code of a page with this device's keys behind it, which asks the very functions that the server answers with. */
async function browserOf(device: RealDevice, { losesFirstAnswer = false } = {}) {
  let sent = 0;
  vi.resetModules();
  vi.doMock("@/features/keyring/keycard", async (original) => ({
    ...(await original<typeof import("@/features/keyring/keycard")>()),
    findKeycard: async () => device.keycard,
    addKeys: async (
      _: string,
      { epochKeys, pinned }: Pick<RealDevice["keycard"], "epochKeys" | "pinned">,
    ) => {
      device.keycard = {
        ...device.keycard,
        epochKeys: { ...epochKeys, ...device.keycard.epochKeys },
        pinned,
      };
    },
  }));
  vi.doMock("@/features/access/send", () => ({
    load: async (_: string, path: string) => ({ ok: true, value: asJson(await read(device, path)) }),
    send: async (_: string, verb: string, body: unknown): Promise<Answer<unknown>> => {
      if (verb !== "begin-epoch") throw new Error(`Nothing answers ${verb}.`);
      sent++;
      const answer = await beginEpoch(onDuty(await device.actor()), beginEpochInput.parse(asJson(body)));
      if (answer.ok) endHush(await device.actor());
      if (losesFirstAnswer && sent === 1) return { ok: false, reason: "offline", message: "" };
      return answer.ok ? answer : { ...answer, message: "" };
    },
  }));
  const { beginEpochHere } = await import("./begin-epoch-here");
  const wish = { request: null, without: [] };
  const begin = (): Promise<Begun> =>
    beginEpochHere(network.id, wish, () => {}, new AbortController().signal);
  return { begin, sent: () => sent };
}

async function read(device: RealDevice, path: string) {
  const actor = await device.actor();
  if (path === "sealed-items?alone") hush(actor);
  if (path.startsWith("sealed-items")) return listSealedItems(onDuty(actor));
  const since = Number(path.match(/^keys\?since=(\d+)$/)?.[1]);
  return listKeys(actor, { since });
}

function asJson(value: unknown) {
  return JSON.parse(JSON.stringify(value));
}

/** One after the other, each under the newest key there is: sealed again when it has changed meanwhile. */
async function postMany(device: RealDevice, count: number): Promise<string[]> {
  const notes = Array.from({ length: count }, (_, index) => `Number ${index}`);
  for (const note of notes) {
    const need = randomUUID();
    for (;;) {
      const { epoch, seals } = await refresh(device);
      const key = seals.get(epoch);
      if (!key) throw new Error(`There is no key of epoch ${epoch}.`);
      const at = { network: network.id, table: "needs", row: need, field: "note", epoch };
      const answer = await postNeed(await device.actor(), {
        ...rideFor(need),
        note: { sealed: await sealForNetwork(key, note, at), epoch },
      });
      if (answer.ok) break;
      if (answer.reason !== "stale-epoch") throw new Error(answer.reason);
    }
  }
  return notes;
}

/** What the notes on the board say to this device, all of them. */
async function readNotes(device: RealDevice): Promise<string[]> {
  const { needs } = await listSealedItems(onDuty(await device.actor()));
  const opened = needs.map(({ id, text, epoch }) => {
    const key = device.keycard.epochKeys[epoch];
    if (!key) throw new Error(`There is no key of epoch ${epoch}.`);
    const at = { network: network.id, table: "needs", row: id, field: "note", epoch };
    return openFromNetwork(key, fromBase64url(text), at);
  });
  return (await Promise.all(opened)).toSorted();
}
