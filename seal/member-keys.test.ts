import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { fromBase64url, toBase64url, utf8 } from "./bytes";
import { fingerprint } from "./fingerprint";
import {
  deriveEnrolment,
  heldKeysOf,
  makeMemberKeys,
  openBundle,
  sealBundle,
  unwrapMemberKeys,
} from "./member-keys";
import { openFromPair, sealForPair } from "./pair-seal";
import { makeDeviceSeal, openFromSelf, sealForSelf } from "./self-seal";
import { sign, verify } from "./signing";
import { countOpened, cutAndExtended, flippedBits, here } from "./tampering";

const secret = Uint8Array.from({ length: 16 }, (_, index) => index);
const anchor = "AAECAwQFBgcICQoLDA0ODw";
const frozen =
  "AV1uq4igL4_TjNzZ4OVUQdVWksQc7dfkjH1tOk-_cO50OHMOkT1Jq8vCLfk0tRJDKsII83Q47BuAMdXcwos3KDuSnDyNyobGVTsKqD7NwK21" +
  "jrFaq34DCTHW8EG8ExvgVVXAtTnpA8D8FO7NxEFDig1VLrvd_EY3lYlqf570jsOr5hMz5w1cy_l39E96";

describe("member keys", () => {
  it("come back from what was stored when this format was made", async () => {
    const { enrolment, wrapping } = await deriveEnrolment(secret);
    expect(toBase64url(enrolment.publicKey)).toBe("JcF23O5P89y_WweVolo98nWLWSduxXgs1NEN2fUSqmc");
    const { keys, ...held } = await unwrapMemberKeys(wrapping, fromBase64url(frozen));
    expect(toBase64url(keys.sealing.publicKey)).toBe("ktLl0joHWArRRQOXxK-DYnjruutOkqAzV8T9_qcvoGg");
    expect(toBase64url(keys.signing.publicKey)).toBe("bZ_gARojAzJ53LxnYGvGR-0dGU_0-gGMoox7JF8ixYg");
    expect(held.anchor).toBe(anchor);
  });

  it("are the same on a second device", async () => {
    const first = await makeMemberKeys(secret, anchor);
    const second = await deriveEnrolment(secret);
    const { keys, ...held } = await unwrapMemberKeys(second.wrapping, first.wrapped);
    expect(first.wrapped).toHaveLength(141);
    expect(second.enrolment.publicKey).toEqual(first.enrolment.publicKey);
    expect(keys.sealing.publicKey).toEqual(first.keys.sealing.publicKey);
    expect(held.anchor).toBe(anchor);
    expect(held.bundle).toEqual(first.bundle);
    const sealed = await sealForPair(first.keys.sealing.publicKey, "hello", here);
    expect(await openFromPair(keys.sealing, sealed, here)).toBe("hello");
    const signature = await sign(keys.signing, utf8("hello"));
    expect(await verify(first.keys.signing.publicKey, signature, utf8("hello"))).toBe(true);
    const label = await sealForSelf(first.selfSeal, "my old phone", here);
    expect(await openFromSelf(held.selfSeal, label, here)).toBe("my old phone");
  });

  it("name their own holder as the anchor when nobody vouched for them", async () => {
    const { keys, wrapping, wrapped } = await makeMemberKeys(secret);
    const unwrapped = await unwrapMemberKeys(wrapping, wrapped);
    expect(unwrapped.anchor).toBe(await fingerprint(keys.signing.publicKey));
  });

  it("are new ones each time, even for one secret", async () => {
    const [one, other] = [await makeMemberKeys(secret), await makeMemberKeys(secret)];
    expect(one.keys.sealing.publicKey).not.toEqual(other.keys.sealing.publicKey);
    expect(one.keys.signing.publicKey).not.toEqual(other.keys.signing.publicKey);
  });

  it("cannot be read from the keys themselves", async () => {
    const { keys, enrolment, wrapping, selfSeal } = await makeMemberKeys(secret);
    const held = [keys.sealing.privateKey, keys.signing.privateKey, enrolment.privateKey, wrapping, selfSeal];
    for (const key of held) expect(key).toMatchObject({ extractable: false });
  });

  it("do not come back with any other secret", async () => {
    const wrapped = fromBase64url(frozen);
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ minLength: 16, maxLength: 16 }), async (other) => {
        fc.pre(toBase64url(other) !== toBase64url(secret));
        const { wrapping } = await deriveEnrolment(other);
        expect(await countOpened([() => unwrapMemberKeys(wrapping, wrapped)])).toBe(0);
      }),
      { numRuns: 50 },
    );
  });

  it("do not come back from changed bytes, nor from something else sealed with the same key", async () => {
    const { wrapping } = await deriveEnrolment(secret);
    const bytes = fromBase64url(frozen);
    const other = await sealForSelf(wrapping, "x".repeat(64), here);
    const bad = [...flippedBits(bytes), ...cutAndExtended(bytes), other];
    expect(await countOpened(bad.map((wrapped) => () => unwrapMemberKeys(wrapping, wrapped)))).toBe(0);
  });

  it("take a secret and a fingerprint of 16 bytes only", async () => {
    await expect(makeMemberKeys(secret, "AAAA")).rejects.toThrow(RangeError);
    await expect(makeMemberKeys(new Uint8Array(32))).rejects.toThrow(RangeError);
    await expect(deriveEnrolment(new Uint8Array(0))).rejects.toThrow(RangeError);
  });
});

describe("a bundle", () => {
  it("gives the same keys to the member's next device", async () => {
    const first = await makeMemberKeys(secret, anchor);
    const deviceSeal = await makeDeviceSeal();
    const kept = await sealBundle(deviceSeal, first.bundle);
    const next = await heldKeysOf(await openBundle(deviceSeal, kept));
    expect(next.keys.sealing.publicKey).toEqual(first.keys.sealing.publicKey);
    expect(next.keys.signing.publicKey).toEqual(first.keys.signing.publicKey);
    expect(next.anchor).toBe(anchor);
    const label = await sealForSelf(first.selfSeal, "my old phone", here);
    expect(await openFromSelf(next.selfSeal, label, here)).toBe("my old phone");
  });

  it("does not open with another device's key, changed, or as something else", async () => {
    const { bundle } = await makeMemberKeys(secret);
    const [deviceSeal, other] = [await makeDeviceSeal(), await makeDeviceSeal()];
    const kept = await sealBundle(deviceSeal, bundle);
    const note = await sealForSelf(deviceSeal, "a draft", here);
    const bad = [...flippedBits(kept), ...cutAndExtended(kept), note];
    expect(
      await countOpened([
        () => openBundle(other, kept),
        ...bad.map((changed) => () => openBundle(deviceSeal, changed)),
        () => heldKeysOf(bundle.subarray(1)),
        () => heldKeysOf(new Uint8Array(0)),
      ]),
    ).toBe(0);
  });
});
