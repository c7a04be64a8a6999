import { createHash, randomBytes, randomUUID } from "node:crypto";
import { beforeEach, describe, expect, it } from "vitest";
import { type Actor, findActor } from "@/db/actor";
import { noPins } from "@/features/keyring/pins";
import { type Admission, admit, fingerprint, introduce, selfAdmit } from "@/seal/admission";
import { sealEpochKey } from "@/seal/epoch-envelope";
import { makeMemberKeys } from "@/seal/member-keys";
import { makeEpochKey } from "@/seal/network-seal";
import { askRemoval } from "@/seal/removal";
import { secondReturn } from "@/seal/return-admission";
import { makeSecret } from "@/seal/words";
import { testDatabase } from "@/test/database";
import {
  admissionOf,
  beginEpoch,
  firstEpoch,
  letIn,
  listed,
  publicKeys,
  type RealEpoch,
  type RealPerson,
} from "@/test/real-epochs";
import { foundRealNetwork, type RealNetwork } from "@/test/real-network";
import { listKeys } from "./list-keys";
import { type OpenedKeys, openKeys } from "./open-keys";
import type { Reader } from "./reader";
import { admissionsOfPath, vouchPath } from "./vouch-path";

const db = testDatabase();
let network: RealNetwork;
let first: RealEpoch;
/** Rosa founded the network and let Malik and Ines in; Ines let Omar in. */
let rosa: RealPerson;
let malik: RealPerson;
let ines: RealPerson;
let omar: RealPerson;
let stranger: RealPerson;

beforeEach(async () => {
  network = await foundRealNetwork(db.owner, { members: ["Rosa", "Malik", "Ines"] });
  first = firstEpoch(network);
  [rosa, malik, ines] = network.members as unknown as [RealPerson, RealPerson, RealPerson];
  omar = await letIn(db.owner, first, ines);
  const { keys, anchor } = await makeMemberKeys(makeSecret());
  stranger = { id: randomUUID(), keys, anchor };
});

describe("a device that has seen nothing yet", () => {
  it("believes everybody whom a chain leads to, and knows how", async () => {
    const keys = await opened(malik);
    expect(names(keys.trusted.keys())).toEqual(names([rosa.id, malik.id, ines.id, omar.id]));
    expect(keys).toMatchObject({ epoch: 1, root: first.root, epochKey: first.epochKey });
    expect(vouchPath(keys.trusted, omar.id)).toEqual([rosa.id, ines.id, omar.id]);
    expect(keys.doubted).toEqual(new Map());
  });

  it("does not believe a row that somebody added, not even with a real member's admission", async () => {
    await addRow(
      stranger,
      await selfAdmit(stranger.keys, { network: network.id, member: stranger.id, epoch: 1 }),
    );
    const uninvited = { ...stranger, id: randomUUID() };
    const [row] = await db.owner`select admission from members where id = ${malik.id}`;
    await addRow(uninvited, await admitted(stranger, uninvited), { admission: row?.admission });
    const keys = await opened(malik);
    expect(names(keys.trusted.keys())).toEqual(names([rosa.id, malik.id, ines.id, omar.id]));
    expect(keys.doubted).toEqual(new Map([stranger, uninvited].map(({ id }) => [id, "untrusted"])));
  });

  it("does not believe an admission that speaks of another, and doubts nobody else for it", async () => {
    const ofRosa = await selfAdmit(rosa.keys, { network: network.id, member: rosa.id, epoch: 1 });
    await addRow(stranger, ofRosa);
    expect(doubts(await opened(malik))).toEqual({ [stranger.id]: "untrusted" });
  });

  it("does not believe keys that were swapped, nor an admission on another row", async () => {
    const [signing] = await db.owner`update members set signing_key = ${publicKeys(stranger.keys).signing_key}
      where id = ${ines.id} returning id`;
    expect(doubts(await opened(malik))).toEqual({ [signing?.id]: "untrusted" });
    await db.owner`update members set signing_key = ${publicKeys(ines.keys).signing_key},
      ${db.owner(pickSealing(stranger))} where id = ${ines.id}`;
    expect(doubts(await opened(malik))).toEqual({ [ines.id]: "untrusted" });
    await db.owner`update members a set admission = b.admission from members b
      where a.id in (${rosa.id}, ${omar.id}) and b.id in (${rosa.id}, ${omar.id}) and a.id <> b.id`;
    expect(doubts(await opened(malik))).toEqual({
      [ines.id]: "untrusted",
      [rosa.id]: "untrusted",
      [omar.id]: "untrusted",
    });
  });

  it("believes nothing when its envelope is a stranger's, a copy, cut short or missing", async () => {
    const place = { network: network.id, epoch: 1, member: malik.id };
    const forge = async (maker: RealPerson, root = first.root) =>
      sealEpochKey(
        maker.keys.signing,
        malik.keys.sealing.publicKey,
        { epochKey: makeEpochKey(), root },
        place,
      );
    const [other] = await db.owner`select envelope from epoch_keys where member_id = ${ines.id}`;
    const [own] = await db.owner`select envelope from epoch_keys where member_id = ${malik.id}`;
    const bad = [await forge(stranger), await forge(ines), other?.envelope, own?.envelope.subarray(0, 100)];
    for (const envelope of bad) {
      await db.owner`update epoch_keys set envelope = ${Buffer.from(envelope)} where member_id = ${malik.id}`;
      expect(await open(malik)).toBe("untrusted");
    }
    await db.owner`delete from epoch_keys where member_id = ${malik.id}`;
    expect(await open(malik)).toBe("untrusted");
  });

  it("believes nothing when the server calls it somebody else, or swaps its own keys", async () => {
    const list = await listKeys(await actorOf(malik));
    expect(await openKeys({ ...list, member: ines.id }, readerOf(malik))).toBe("untrusted");
    await db.owner`update members set ${db.owner(pickSealing(stranger))} where id = ${malik.id}`;
    expect(await open(malik)).toBe("untrusted");
  });

  it("goes by the one who let it in, and by nobody else", async () => {
    const anchor = await fingerprint(stranger.keys.signing.publicKey);
    expect(await open(malik, { anchor })).toBe("untrusted");
  });
});

describe("a device that has seen the network before", () => {
  it("still knows whom it knew when their voucher is gone, and can show others how", async () => {
    const reader = await pinnedReader(malik);
    await db.owner`delete from members where id = ${ines.id}`;
    const { trusted, pinned: pins } = await opened(malik, reader);
    expect(trusted.get(omar.id)).toMatchObject({ vouchedBy: ines.id });
    const path = admissionsOfPath(pins, [omar.id]);
    expect(path.map(({ member }) => member)).toEqual([omar.id, ines.id, rosa.id]);
    expect(doubts(await opened(malik))).toEqual({ [omar.id]: "untrusted" });
  });

  it("does not believe somebody who left and is listed again, with all they had; those they let in it does", async () => {
    const reader = await pinnedReader(malik);
    const noor = await letIn(db.owner, first, omar);
    const rows = await db.owner`select * from members where id in (${ines.id}, ${noor.id})`;
    const seen = pinned(reader, await opened(malik, reader));
    await db.owner`delete from members where id in (${ines.id}, ${noor.id})`;
    const without = pinned(seen, await opened(malik, seen));
    await db.owner`insert into members ${db.owner(rows)}`;
    const keys = await opened(malik, without);
    expect(doubts(keys)).toEqual({ [ines.id]: "untrusted", [noor.id]: "untrusted" });
    expect(keys.trusted.get(omar.id)).toMatchObject({ vouchedBy: ines.id });
    // Somebody who has not seen it goes by what is there, and may begin an epoch with them.
    const members = [...everybody(), listed(noor, omar.id)];
    await beginEpoch(db.owner, first, rosa, { members, paths: admissionsOfPath(keys.pinned, [noor.id]) });
    const later = await opened(malik, pinned(without, keys));
    expect(doubts(later)).toEqual({ [ines.id]: "untrusted", [noor.id]: "untrusted" });
    expect(doubts(await opened(omar))).toEqual({});
  });

  it("says that somebody's keys have changed, whatever admission comes with them", async () => {
    const reader = await pinnedReader(malik);
    const fresh = { ...ines, keys: stranger.keys };
    await db.owner`update members set ${db.owner(publicKeys(stranger.keys))} where id = ${ines.id}`;
    expect(doubts(await opened(malik, reader))).toEqual({ [ines.id]: "keys-changed" });
    await readmit(first, fresh, await admitted(rosa, fresh));
    expect(doubts(await opened(malik, reader))).toEqual({ [ines.id]: "keys-changed" });
  });

  it("takes the new keys of one whom two others brought back, and holds on to them", async () => {
    const reader = await pinnedReader(malik);
    const back = { ...ines, keys: stranger.keys };
    await readmit(first, back, await secondReturn(malik.keys.signing, await admitted(rosa, back)));
    const keys = await opened(malik, reader);
    expect(keys.trusted.get(ines.id)).toMatchObject({ sealing: listed(back).sealing, vouchedBy: rosa.id });
    // Whom she had let in before is still known through her.
    expect(keys.trusted.get(omar.id)).toMatchObject({ vouchedBy: ines.id });
    await db.owner`update members set ${db.owner(publicKeys(ines.keys))} where id = ${ines.id}`;
    expect(doubts(await opened(malik, pinned(reader, keys)))).toEqual({ [ines.id]: "keys-changed" });
  });

  it("does not take another key of the epoch it reads with", async () => {
    const reader = await pinnedReader(malik);
    const place = { network: network.id, epoch: 1, member: malik.id };
    const given = { epochKey: makeEpochKey(), root: first.root };
    const forged = await sealEpochKey(rosa.keys.signing, malik.keys.sealing.publicKey, given, place);
    await db.owner`update epoch_keys set envelope = ${Buffer.from(forged)} where member_id = ${malik.id}`;
    expect(await open(malik, reader)).toBe("untrusted");
  });
});

describe("after a change of keys", () => {
  it("everybody reads on: who was there, who comes with words alone, and who comes later", async () => {
    const reader = await pinnedReader(malik);
    const paths = admissionsOfPath((await opened(rosa)).pinned, [rosa.id]);
    const second = await beginEpoch(db.owner, first, rosa, { members: everybody(), paths });
    const noor = await letIn(db.owner, second, malik);
    const third = await beginEpoch(db.owner, second, malik, {
      members: [...everybody(), listed(noor, malik.id)],
    });
    for (const keys of [await opened(malik, reader), await opened(malik), await opened(noor)]) {
      expect(keys).toMatchObject({ epoch: 3, root: third.root, epochKey: third.epochKey });
      expect(names(keys.trusted.keys())).toEqual(names([rosa, malik, ines, omar, noor].map(({ id }) => id)));
      expect(vouchPath(keys.trusted, noor.id)).toEqual([rosa.id, malik.id, noor.id]);
    }
    const { epochKeys, rosters } = await listKeys(await actorOf(malik), { since: 2 });
    expect([epochKeys, rosters].map((list) => list.map(({ epoch }) => epoch))).toEqual([
      [2, 3],
      [2, 3],
    ]);
  });

  it("a newcomer begins where they came in, and reads nothing older", async () => {
    const second = await beginEpoch(db.owner, first, rosa, { members: everybody() });
    const noor = await letIn(db.owner, second, omar);
    const keys = await opened(noor);
    expect([...keys.seals.keys()]).toEqual([2]);
    expect(names(keys.trusted.keys())).toEqual(names([rosa, malik, ines, omar, noor].map(({ id }) => id)));
    expect(vouchPath(keys.trusted, noor.id)).toEqual([rosa.id, ines.id, omar.id, noor.id]);
  });

  it("an epoch that is older than one it has seen is refused, also when only its keys tell", async () => {
    const reader = await pinnedReader(malik);
    await beginEpoch(db.owner, first, rosa, { members: everybody() });
    const newer = pinned(reader, await opened(malik, reader));
    await db.owner`update networks set epoch = 1 where network_id = ${network.id}`;
    expect(await open(malik, newer)).toBe("epoch-lowered");
    expect(await open(malik, { ...newer, pinned: noPins })).toBe("epoch-lowered");
    await db.owner`delete from rosters where network_id = ${network.id}`;
    await db.owner`delete from epoch_keys where network_id = ${network.id} and epoch = 2`;
    expect(await open(malik, newer)).toBe("epoch-lowered");
  });

  it("is not believed without its roster, or with one cut short, moved or taken from before", async () => {
    const reader = await pinnedReader(malik);
    const second = await beginEpoch(db.owner, first, rosa, { members: everybody() });
    const inSecond = pinned(reader, await opened(malik, reader));
    await beginEpoch(db.owner, second, ines, { members: everybody() });
    const [good] = await db.owner`select roster from rosters where network_id = ${network.id} and epoch = 3`;
    const [older] = await db.owner`select roster from rosters where network_id = ${network.id} and epoch = 2`;
    const cut = good?.roster.subarray(0, good.roster.length - 16);
    for (const roster of [cut, older?.roster, randomBytes(16384)]) {
      await db.owner`update rosters set roster = ${roster} where network_id = ${network.id} and epoch = 3`;
      for (const from of [reader, inSecond, undefined]) expect(await open(malik, from)).toBe("untrusted");
    }
    await db.owner`delete from rosters where network_id = ${network.id} and epoch = 3`;
    expect(await open(malik, inSecond)).toBe("untrusted");
  });

  it("is not believed when a stranger made it, or a member whom nobody who reads can know", async () => {
    const reader = await pinnedReader(malik);
    const noor = await letIn(db.owner, first, omar);
    await beginEpoch(db.owner, first, noor, { members: [...everybody(), listed(noor, omar.id)] });
    expect(await open(malik, reader)).toBe("untrusted");
    expect(await open(malik)).toBe("untrusted");
  });

  it("is believed when its maker's path comes along", async () => {
    const reader = await pinnedReader(malik);
    const noor = await letIn(db.owner, first, omar);
    const { pinned: pins } = await opened(noor);
    const paths = admissionsOfPath(pins, [noor.id]);
    expect(paths.map(({ member }) => member)).toEqual([noor.id, omar.id, ines.id, rosa.id]);
    await beginEpoch(db.owner, first, noor, { members: [...everybody(), listed(noor, omar.id)], paths });
    expect((await opened(malik, reader)).trusted.has(noor.id)).toBe(true);
    expect((await opened(malik)).trusted.has(noor.id)).toBe(true);
  });

  it("is not believed with other keys for somebody who was there", async () => {
    const reader = await pinnedReader(malik);
    const members = everybody().map((entry) =>
      entry.member === ines.id ? { ...entry, sealing: listed(stranger).sealing } : entry,
    );
    await beginEpoch(db.owner, first, rosa, { members });
    expect(await open(malik, reader)).toBe("keys-changed");
  });

  it("somebody is gone for good only by the word of two", async () => {
    const reader = await pinnedReader(malik);
    const members = everybody().filter(({ member }) => member !== omar.id);
    const ask = (by: RealPerson) =>
      askRemoval(by.keys.signing, { network: network.id, epoch: 1, member: omar.id });
    await beginEpoch(db.owner, first, rosa, { members, removals: [await ask(rosa)] });
    expect(await open(malik, reader)).toBe("untrusted");
  });

  it("one who was removed does not come back with what they had", async () => {
    const reader = await pinnedReader(malik);
    const before = await admitted(ines, omar);
    const members = everybody().filter(({ member }) => member !== omar.id);
    const asked = await askRemoval(malik.keys.signing, { network: network.id, epoch: 1, member: omar.id });
    const second = await beginEpoch(db.owner, first, rosa, { members, removals: [asked] });
    const keys = await opened(malik, reader);
    expect(names(keys.trusted.keys())).toEqual(names([rosa.id, malik.id, ines.id]));
    expect(keys.pinned.members).not.toHaveProperty(omar.id);
    await addRow(omar, before, await admissionOf(second, omar.id, before));
    expect(doubts(await opened(malik, pinned(reader, keys)))).toEqual({ [omar.id]: "untrusted" });
  });

  it("nobody is let in as a coordinator, not even by the one who changed the keys", async () => {
    const reader = await pinnedReader(malik);
    const second = await beginEpoch(db.owner, first, rosa, { members: everybody() });
    const grant = { role: "coordinator", epoch: 2, root: second.root } as const;
    const introduction = await introduce(stranger.keys, { network: network.id, member: stranger.id });
    const raised = await admit(rosa.keys.signing, introduction, grant);
    await addRow(stranger, raised, await admissionOf(second, stranger.id, raised));
    expect(doubts(await opened(malik, reader))).toEqual({ [stranger.id]: "untrusted" });
    const members = [...everybody(), listed(stranger, rosa.id)];
    await beginEpoch(db.owner, second, stranger, { members, paths: [raised] });
    expect(await open(malik, reader)).toBe("untrusted");
  });

  it("an envelope by anyone but the maker of the roster is refused", async () => {
    const reader = await pinnedReader(malik);
    const second = await beginEpoch(db.owner, first, rosa, { members: everybody() });
    const place = { network: network.id, epoch: 2, member: malik.id };
    const given = { epochKey: second.epochKey, root: second.root };
    const forged = await sealEpochKey(ines.keys.signing, malik.keys.sealing.publicKey, given, place);
    await db.owner`update epoch_keys set envelope = ${Buffer.from(forged)}
      where member_id = ${malik.id} and epoch = 2`;
    expect(await open(malik, reader)).toBe("untrusted");
  });
});

async function opened(person: RealPerson, from?: Partial<Reader>): Promise<OpenedKeys> {
  const keys = await open(person, from);
  if (typeof keys === "string") throw new Error(`The keys were refused: ${keys}.`);
  return keys;
}

/** As a device of theirs that has seen nothing yet, or `from` what it has. */
async function open(person: RealPerson, from: Partial<Reader> = {}) {
  const reader = { ...readerOf(person), ...from };
  const list = await listKeys(await actorOf(person), { since: reader.pinned.epoch || 1 });
  return openKeys(JSON.parse(JSON.stringify(list)), reader);
}

function readerOf({ id, keys, anchor }: RealPerson): Reader {
  return { network: network.id, member: id, memberKeys: keys, anchor, epochKeys: {}, pinned: noPins };
}

async function pinnedReader(person: RealPerson): Promise<Reader> {
  return pinned(readerOf(person), await opened(person));
}

/** What the device keeps of it. */
function pinned(reader: Reader, keys: OpenedKeys): Reader {
  return {
    ...reader,
    epochKeys: { ...reader.epochKeys, ...Object.fromEntries(keys.seals) },
    pinned: keys.pinned,
  };
}

function everybody() {
  return [listed(rosa), listed(malik, rosa.id), listed(ines, rosa.id), listed(omar, ines.id)];
}

/** By a member's own word, in the first epoch. */
async function admitted(voucher: RealPerson, { id, keys }: RealPerson) {
  const grant = { role: "member", epoch: 1, root: first.root } as const;
  return admit(voucher.keys.signing, await introduce(keys, { network: network.id, member: id }), grant);
}

/** A row straight into the table, sealed under the first epoch's key by somebody who has it. */
async function addRow({ id, keys }: RealPerson, admission: Admission, columns: object = {}) {
  await db.owner`insert into members ${db.owner({
    ...{ network_id: network.id, id, enrolment_key: randomBytes(32), wrapped_keys: randomBytes(141) },
    ...{ profile: randomBytes(285), profile_epoch: 1 },
    ...publicKeys(keys),
    ...(await admissionOf(first, id, admission)),
    ...columns,
  })}`;
}

/** Another admission and other keys in a member's row. */
async function readmit(at: RealEpoch, { id, keys }: RealPerson, admission: Admission) {
  const columns = { ...publicKeys(keys), ...(await admissionOf(at, id, admission)) };
  await db.owner`update members set ${db.owner(columns)} where id = ${id}`;
}

function pickSealing({ keys }: RealPerson) {
  return { sealing_key: publicKeys(keys).sealing_key };
}

async function actorOf({ id }: RealPerson): Promise<Actor> {
  const device = randomUUID();
  const token = randomBytes(32);
  const hash = createHash("sha256").update(token).digest();
  await db.owner`insert into devices ${db.owner({
    ...{ network_id: network.id, id: device, member_id: id, login_key: randomBytes(32) },
  })}`;
  await db.owner`insert into sessions (network_id, token_hash, device_id, expires_on)
    values (${network.id}, ${hash}, ${device}, current_date + 7)`;
  const actor = await findActor(network.id, hash);
  if (!actor) throw new Error("Nobody is signed in.");
  return actor;
}

function doubts({ doubted }: OpenedKeys): Record<string, string> {
  return Object.fromEntries(doubted);
}

function names(ids: Iterable<string>): string[] {
  return [...ids].sort();
}
