import { randomUUID } from "node:crypto";
import { beforeAll, describe, expect, it } from "vitest";
import { admit, fingerprint, introduce, selfAdmit } from "@/seal/admission";
import { toBase64url } from "@/seal/bytes";
import { sealEpochKey } from "@/seal/epoch-envelope";
import { type MemberKeys, makeMemberKeys } from "@/seal/member-keys";
import { importEpochKey, makeEpochKey, sealForNetwork } from "@/seal/network-seal";
import { makeSecret } from "@/seal/words";
import type { KeyList, MemberKeyCard } from "./list-keys";
import { openKeys } from "./open-keys";

const network = randomUUID();
const epochKey = makeEpochKey();

type Person = { id: string; keys: MemberKeys };

let rosa: Person;
let malik: Person;
let stranger: Person;
let founder: string;

beforeAll(async () => {
  [rosa, malik, stranger] = await Promise.all([makePerson(), makePerson(), makePerson()]);
  founder = await fingerprint(rosa.keys.signing.publicKey);
});

describe("opening the keys of a network", () => {
  it("gives the network's key and everybody the founder's chain covers", async () => {
    const opened = await open(await listFor(malik));
    expect(opened?.epochKeys.get(1)).toEqual(epochKey);
    expect(opened?.trusted).toEqual(new Map([rosa, malik].map(({ id, keys }) => [id, key(keys.sealing)])));
  });

  it("leaves out a member whose row holds other keys than the admission", async () => {
    const list = await listFor(malik);
    const swapped = { ...(list.members[0] as MemberKeyCard), sealingKey: key(stranger.keys.sealing) };
    const opened = await open({ ...list, members: [swapped, ...list.members.slice(1)] });
    expect([...(opened?.trusted.keys() ?? [])]).toEqual([malik.id]);
  });

  it("leaves out a member nobody vouched for, or whose admission stands on another row", async () => {
    const list = await listFor(malik);
    const uninvited = await cardOf(stranger, await selfAdmission(stranger));
    const moved = { ...(await cardOf(stranger, await selfAdmission(stranger))), id: randomUUID() };
    const opened = await open({ ...list, members: [...list.members, uninvited, moved] });
    expect([...(opened?.trusted.keys() ?? [])].sort()).toEqual([rosa.id, malik.id].sort());
  });

  it("leaves out a member whose admission speaks of another, and nobody else for it", async () => {
    const list = await listFor(malik);
    for (const admission of [await selfAdmission(rosa), { member: rosa.id }, { member: malik.id }]) {
      const opened = await open({ ...list, members: [...list.members, await cardOf(stranger, admission)] });
      expect([...(opened?.trusted.keys() ?? [])]).toEqual([rosa.id, malik.id]);
    }
  });

  it("trusts nothing when the envelope is a stranger's, does not open, or is missing", async () => {
    const list = await listFor(malik);
    const forged = [await envelopeFor(malik, stranger)];
    const broken = [{ epoch: 2, envelope: list.epochKeys[0]?.envelope ?? "" }];
    for (const epochKeys of [forged, broken, []]) expect(await open({ ...list, epochKeys })).toBeNull();
  });

  it("trusts nothing under another founder", async () => {
    const other = await fingerprint(stranger.keys.signing.publicKey);
    expect(
      await openKeys(await listFor(malik), { network, founder: other, memberKeys: malik.keys }),
    ).toBeNull();
  });
});

function open(list: KeyList) {
  return openKeys(list, { network, founder, memberKeys: malik.keys });
}

async function makePerson(): Promise<Person> {
  return { id: randomUUID(), keys: (await makeMemberKeys(makeSecret())).keys };
}

async function listFor(member: Person): Promise<KeyList> {
  const vouched = await admit(rosa.keys.signing, await introduce(malik.keys, { network, member: malik.id }), {
    role: "member",
    epoch: 1,
    root: founder,
  });
  return {
    member: member.id,
    epochKeys: [await envelopeFor(member, rosa)],
    members: [await cardOf(rosa, await selfAdmission(rosa)), await cardOf(malik, vouched)],
  };
}

async function envelopeFor(member: Person, maker: Person) {
  const place = { network, epoch: 1, member: member.id };
  const sealed = await sealEpochKey(
    maker.keys.signing,
    member.keys.sealing.publicKey,
    { epochKey, root: founder },
    place,
  );
  return { epoch: 1, envelope: toBase64url(sealed) };
}

function selfAdmission({ id, keys }: Person) {
  return selfAdmit(keys, { network, member: id, epoch: 1 });
}

async function cardOf({ id, keys }: Person, admission: unknown): Promise<MemberKeyCard> {
  const at = { network, table: "members", row: id, field: "admission", epoch: 1 };
  const sealed = await sealForNetwork(await importEpochKey(epochKey), JSON.stringify(admission), at);
  return {
    ...{ id, role: "member", admissionEpoch: 1 },
    sealingKey: key(keys.sealing),
    signingKey: key(keys.signing),
    admission: toBase64url(sealed),
  };
}

function key({ publicKey }: { publicKey: Uint8Array }): string {
  return toBase64url(publicKey);
}
