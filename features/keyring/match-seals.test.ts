import { beforeAll, describe, expect, it } from "vitest";
import { selfAdmit } from "@/seal/admission";
import { fromBase64url, toBase64url } from "@/seal/bytes";
import { type ContactPlace, sealContact } from "@/seal/contact";
import { makeGuestKey, sealGuestSecrets } from "@/seal/guest";
import { makeEpochKey } from "@/seal/network-seal";
import { sealForPair } from "@/seal/pair-seal";
import { makeSigningKeys } from "@/seal/signing";
import type { Keycard } from "./keycard";
import { type Keyring, keyringOf } from "./keyring";
import { makeNewMember } from "./new-member";
import type { Pins } from "./pins";

const network = "4b6c3f0e-6d0f-4c57-9d6a-0b8a2a1f9e11";
const match = "9f1d2c3b-4a5e-4f60-8b7a-6c5d4e3f2a10";
const ama = "0d1e2f3a-4b5c-4d6e-8f70-8192a3b4c5d6";
const text = "Ring twice: +1 555 0100";

let rosa: Keycard;
let malik: Keycard;
let pinned: Pins;
let reader: Keyring;

beforeAll(async () => {
  [rosa, malik] = [await makePerson(), await makePerson()];
  const members = { [rosa.member]: keysOf(rosa), [malik.member]: keysOf(malik) };
  pinned = { epoch: 1, root: rosa.anchor, members, admissions: {} };
  reader = keyringOf({ ...rosa, pinned });
});

describe("a contact", () => {
  it("opens by the word of the one who is reached by it, and so does one's own copy", async () => {
    const to = { id: rosa.member, key: keysOf(rosa).sealing };
    const { contact, ownCopy } = await keyringOf({ ...malik, pinned }).sealContact({ match, text, to });
    expect(await reader.openContact(from(malik, contact))).toEqual({ text, by: malik.member });
    const copy = { match, other: rosa.member, sealed: ownCopy, field: "own_copy" as const };
    expect(await keyringOf({ ...malik, pinned }).openContact(copy)).toEqual({ text, by: malik.member });
    // A phone that has verified nobody yet knows itself.
    expect(await keyringOf(malik).openContact(copy)).toEqual({ text, by: malik.member });
  });

  it("is nobody's word when anyone else put it there, signed or not, and says nothing then", async () => {
    const context = { network, table: "contacts", row: match, field: "contact", epoch: 0 };
    const unsigned = toBase64url(await sealForPair(rosa.memberKeys.sealing.publicKey, text, context));
    expect(await reader.openContact(from(malik, unsigned))).toBeNull();
    const stranger = await makeSigningKeys();
    const [byStranger, bySelf] = [await forRosa(stranger), await forRosa(rosa.memberKeys.signing)];
    expect(await reader.openContact(from(malik, byStranger))).toBeNull();
    expect(await reader.openContact(from(malik, bySelf))).toBeNull();
    // Malik's own word, about somebody else.
    const moved = await forRosa(malik.memberKeys.signing, { from: "9a8b7c6d-5e4f-4a3b-8c2d-1e0f9a8b7c6d" });
    expect(await reader.openContact(from(malik, moved))).toBeNull();
  });

  it("is asked about once more with newer keys before it is nobody's", async () => {
    let asked = 0;
    const unknowing = keyringOf(rosa, null, async () => {
      asked++;
      return reader;
    });
    const sealed = await forRosa(malik.memberKeys.signing);
    expect(await unknowing.openContact(from(malik, sealed))).toBeNull();
    expect(asked).toBe(1);
  });

  it("of a guest is by the word of any member, who is named, and not of somebody with an account", async () => {
    const knowing = keyringOf({
      ...rosa,
      pinned: { ...pinned, guests: { [ama]: { sealing: "", epoch: 1 } } },
    });
    const sealed = await forRosa(malik.memberKeys.signing, { from: ama });
    const ofAma = { match, other: ama, sealed, field: "contact" as const };
    expect(await knowing.openContact(ofAma)).toEqual({ text, by: malik.member });
    expect(await reader.openContact(ofAma)).toBeNull();
    const asGuest = { ...pinned, guests: { [malik.member]: { sealing: "", epoch: 1 } } };
    const bySelf = await forRosa(rosa.memberKeys.signing);
    expect(await keyringOf({ ...rosa, pinned: asGuest }).openContact(from(malik, bySelf))).toBeNull();
  });
});

describe("a guest's secrets", () => {
  const secrets = { privateKey: makeGuestKey(), contact: "Bell 3" };

  it("open when they fit the key that the guest is known by", async () => {
    const { sealing } = await reader.signGuestKey(ama, secrets);
    const knowing = keyringOf({ ...rosa, pinned: { ...pinned, guests: { [ama]: { sealing, epoch: 1 } } } });
    expect(await knowing.openGuest(ama, await secretsForRosa(secrets))).toEqual(secrets);
    // Whoever writes to the database knows everybody's public key, and not the private one of a guest.
    const forged = await secretsForRosa({ privateKey: makeGuestKey(), contact: "555 0199" });
    expect(await knowing.openGuest(ama, forged)).toBeNull();
    expect(await reader.openGuest(ama, await secretsForRosa(secrets))).toBeNull();
  });

  it("open what was sealed for keys of before, too", async () => {
    const former = makeGuestKey();
    const renewed = { ...secrets, former: [former] };
    const key = await reader.signGuestKey(ama, { privateKey: former, contact: "" });
    const to = { id: ama, key: key.sealing };
    const { contact } = await keyringOf({ ...malik, pinned }).sealContact({ match, text, to });
    const acting = await reader.actFor(ama, renewed);
    expect(await acting.openContact(from(malik, contact))).toEqual({ text, by: malik.member });
    const unaware = await reader.actFor(ama, secrets);
    await expect(unaware.openContact(from(malik, contact))).rejects.toThrow();
  });
});

function from({ member }: Keycard, sealed: string) {
  return { match, other: member, sealed, field: "contact" as const };
}

async function forRosa(
  writer: Keycard["memberKeys"]["signing"],
  change: Partial<ContactPlace> = {},
): Promise<string> {
  const at = { network, match, from: malik.member, for: rosa.member, field: "contact" as const };
  const key = fromBase64url(keysOf(rosa).sealing);
  return toBase64url(await sealContact(key, writer, text, { ...at, ...change }));
}

async function secretsForRosa(secrets: { privateKey: string; contact: string }): Promise<string> {
  const key = fromBase64url(keysOf(rosa).sealing);
  return toBase64url(await sealGuestSecrets(key, secrets, { network, guest: ama }));
}

function keysOf({ memberKeys: { signing, sealing } }: Keycard) {
  return { signing: toBase64url(signing.publicKey), sealing: toBase64url(sealing.publicKey) };
}

async function makePerson(): Promise<Keycard> {
  const admit = (keys: Parameters<typeof selfAdmit>[0], member: string) =>
    selfAdmit(keys, { network, member, epoch: 1 });
  const { keycard } = await makeNewMember({
    ...{ network, epoch: 1, epochKey: makeEpochKey(), voucher: null, admit },
  });
  return keycard;
}
