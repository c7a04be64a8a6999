import { randomBytes, randomUUID } from "node:crypto";
import { beforeAll, describe, expect, it } from "vitest";
import { writeGuestProfile, writeProfile } from "@/features/keyring/profile";
import { toBase64url } from "@/seal/bytes";
import { fingerprint } from "@/seal/fingerprint";
import { signGuestKey } from "@/seal/guest-key";
import type { SigningKeys } from "@/seal/member-keys";
import { importEpochKey, makeEpochKey, sealForNetwork } from "@/seal/network-seal";
import { makeSigningKeys } from "@/seal/signing";
import { openGuests } from "./open-guests";

const network = randomUUID();
const sealing = randomBytes(32);
const other = randomBytes(32);
let key: CryptoKey;
/** Rosa began the epoch, Malik is a member, and a stranger is not. */
let rosa: SigningKeys;
let malik: SigningKeys;
let stranger: SigningKeys;
let known: Parameters<typeof openGuests>[2];

beforeAll(async () => {
  key = await importEpochKey(makeEpochKey());
  [rosa, malik, stranger] = await Promise.all([makeSigningKeys(), makeSigningKeys(), makeSigningKeys()]);
  const member = ({ publicKey }: SigningKeys) => ({ signing: toBase64url(publicKey), sealing: "" });
  const members = { rosa: member(rosa), malik: member(malik) };
  known = { network, epoch: 3, root: await fingerprint(rosa.publicKey), members };
});

describe("a guest's key", () => {
  it("is believed by the word of any member, whatever else the server says, and held on to", async () => {
    const card = { ...(await cardOf("ama", { by: malik })), sealingKey: toBase64url(other) };
    const pin = { sealing: toBase64url(sealing), epoch: 3 };
    expect(await openGuests([card], key, known)).toEqual({
      believed: new Map([["ama", pin]]),
      doubted: new Map(),
      pinned: { ama: pin },
    });
  });

  it("is not believed from a profile that was moved, is of another key or epoch, or by a stranger's word", async () => {
    const foreign = await importEpochKey(makeEpochKey());
    const moved = { ...(await cardOf("ama")), id: "bo" };
    const cards = [
      moved,
      await cardOf("cleo", { under: foreign }),
      await cardOf("dag", { epoch: 2 }),
      { ...(await cardOf("dana")), epoch: 4 },
      await cardOf("eve", { profile: writeProfile({ name: "?" }) }),
      await cardOf("finn", { profile: JSON.stringify({ name: "Finn", sealing: toBase64url(sealing) }) }),
      await cardOf("gil", { profile: "Gil" }),
      await cardOf("hana", { by: stranger }),
    ];
    const opened = await openGuests(cards, key, known);
    expect([opened.believed.size, opened.pinned]).toEqual([0, {}]);
    expect([...opened.doubted]).toEqual(cards.map(({ id }) => [id, "untrusted"]));
  });

  it("that was seen does not change while the epoch lasts, by anybody's word", async () => {
    const seen = { ...known, guests: { ama: { sealing: toBase64url(sealing), epoch: 3 } } };
    for (const by of [rosa, malik]) {
      const opened = await openGuests([await cardOf("ama", { by, sealing: other })], key, seen);
      expect(opened).toMatchObject({ doubted: new Map([["ama", "keys-changed"]]), pinned: seen.guests });
    }
    const renamed = await openGuests([await cardOf("ama", { by: malik })], key, seen);
    expect(renamed.believed.size).toBe(1);
  });

  it("that was seen before changes with an epoch, by the word of whoever began it", async () => {
    const seen = { ...known, guests: { ama: { sealing: toBase64url(sealing), epoch: 2 } } };
    for (const key of [sealing, other]) {
      expect((await openCard(seen, { by: rosa, sealing: key })).believed.get("ama")).toEqual({
        sealing: toBase64url(key),
        epoch: 3,
      });
      const opened = await openCard(seen, { by: malik, sealing: key });
      expect(opened).toMatchObject({ doubted: new Map([["ama", "keys-changed"]]), pinned: seen.guests });
    }
  });

  it("that was seen is not forgotten because the server leaves the guest out once", async () => {
    const pin = (epoch: number) => ({ sealing: toBase64url(sealing), epoch });
    const seen = { ...known, guests: { ama: pin(3), bo: pin(2), cleo: pin(1) } };
    expect((await openGuests([], key, seen)).pinned).toEqual({ ama: pin(3), bo: pin(2) });
  });
});

async function openCard(seen: typeof known, made: Made) {
  return openGuests([await cardOf("ama", made)], key, seen);
}

type Made = {
  by?: SigningKeys;
  sealing?: Uint8Array;
  epoch?: number;
  under?: CryptoKey;
  profile?: string;
};

async function cardOf(id: string, made: Made = {}) {
  const { by = malik, epoch = 3, under = key } = made;
  const signed = await signGuestKey(by, made.sealing ?? sealing, { network, guest: id, epoch });
  const profile = made.profile ?? writeGuestProfile({ name: id, ...signed });
  const at = { network, table: "guests", row: id, field: "profile", epoch };
  return { id, profile: toBase64url(await sealForNetwork(under, profile, at)), epoch };
}
