import { beforeAll, describe, expect, it } from "vitest";
import { toBase64url } from "./bytes";
import { type ContactPlace, openContact, sealContact } from "./contact";
import type { SealingKeys, SigningKeys } from "./curves";
import { OpenError } from "./open-error";
import { openFromPair, sealForPair } from "./pair-seal";
import { makeSealingKeys } from "./sealing";
import { makeSigningKeys } from "./signing";
import { countOpened, cutAndExtended, flippedBytes } from "./tampering";

const place: ContactPlace = {
  network: "net-1",
  match: "match-1",
  from: "malik",
  for: "rosa",
  field: "contact",
};
const context = { network: "net-1", table: "contacts", row: "match-1", field: "contact", epoch: 0 };
const text = "Ring twice: +1 555 0100\n“Gate 2”";

let rosa: SealingKeys;
let malik: SigningKeys;
let other: SigningKeys;
beforeAll(async () => {
  [rosa, malik, other] = [await makeSealingKeys(), await makeSigningKeys(), await makeSigningKeys()];
});

describe("a contact", () => {
  it("comes back with the key of whoever wrote it, and nothing outside shows that key", async () => {
    const sealed = await sealContact(rosa.publicKey, malik, text, place);
    expect(await openContact(rosa, sealed, place)).toEqual({ text, by: toBase64url(malik.publicKey) });
    expect(Buffer.from(sealed).includes(Buffer.from(malik.publicKey))).toBe(false);
    expect([305, 1073]).toContain(sealed.length);
  });

  it("keeps what is no letter", async () => {
    for (const odd of ["", '{"text":"x"}', "\ud800", "\u0000", "a".repeat(4000)]) {
      const sealed = await sealContact(rosa.publicKey, malik, odd, place);
      expect(await openContact(rosa, sealed, place)).toEqual({ text: odd, by: toBase64url(malik.publicKey) });
    }
  });

  it("is nobody's when it was sealed without a signature, whatever it looks like", async () => {
    const by = toBase64url(malik.publicKey);
    const signature = toBase64url(new Uint8Array(64));
    for (const forged of [text, "", "{}", "[]", '{"text":"x"}', JSON.stringify({ text, by })]) {
      const sealed = await sealForPair(rosa.publicKey, forged, context);
      expect(await openContact(rosa, sealed, place)).toEqual({ text: forged, by: null });
    }
    const sealed = await sealForPair(rosa.publicKey, JSON.stringify({ text, by, signature }), context);
    expect(await openContact(rosa, sealed, place)).toEqual({ text, by: null });
  });

  it("is nobody's when another text, key or place is put around the signature", async () => {
    const opened = await openFromPair(rosa, await sealContact(rosa.publicKey, malik, text, place), context);
    const signed: Record<string, string> = JSON.parse(opened);
    const changes = [{ text: "Ring: +1 555 0199" }, { by: toBase64url(other.publicKey) }];
    for (const change of changes) {
      const plain = JSON.stringify({ ...signed, ...change });
      const sealed = await sealForPair(rosa.publicKey, plain, context);
      expect((await openContact(rosa, sealed, place)).by).toBeNull();
    }
    const places: ContactPlace[] = [
      { ...place, network: "net-2" },
      { ...place, match: "match-2" },
      { ...place, from: "ines" },
      { ...place, for: "ines" },
      { ...place, field: "own_copy" },
    ];
    for (const moved of places) {
      const at = { ...context, network: moved.network, row: moved.match, field: moved.field };
      const sealed = await sealForPair(rosa.publicKey, opened, at);
      expect(await openContact(rosa, sealed, moved)).toEqual({ text, by: null });
    }
  });

  it("does not open for others, in another match or network, or changed", async () => {
    const sealed = await sealContact(rosa.publicKey, malik, text, place);
    await expect(openContact(await makeSealingKeys(), sealed, place)).rejects.toThrow(OpenError);
    for (const moved of [
      { ...place, match: "match-2" },
      { ...place, network: "net-2" },
    ])
      await expect(openContact(rosa, sealed, moved)).rejects.toThrow(OpenError);
    const changed = [...flippedBytes(sealed).slice(0, 40), ...cutAndExtended(sealed)];
    expect(await countOpened(changed.map((bytes) => () => openContact(rosa, bytes, place)))).toBe(0);
  });
});
