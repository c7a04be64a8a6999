import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { fromBase64url, toBase64url, utf8 } from "./bytes";
import { fingerprint } from "./fingerprint";
import { deriveEnrolment, makeMemberKeys, unwrapMemberKeys } from "./member-keys";
import { openFromPair, sealForPair } from "./pair-seal";
import { openFromSelf, sealForSelf } from "./self-seal";
import { sign, verify } from "./signing";
import { countOpened, cutAndExtended, flippedBits, here } from "./tampering";

const secret = Uint8Array.from({ length: 16 }, (_, index) => index);
const founder = "AAECAwQFBgcICQoLDA0ODw";
const frozen =
  "AQl45tpeZBXQHnIkJL-GmjoPQ5OSHz2kUqQMb5LShJp7GWuko-XajPZ3DXPqzyOaVXOFQZLXGpJtxfLDtbTa2AgDdHZdCVjeVq1QHmpHcYdWRJ" +
  "tYyludQNzlxj8VPdDsYnfaxVLh8cKVYo2auA";

describe("member keys", () => {
  it("come back from what was stored when this format was made", async () => {
    const { enrolment, wrapping } = await deriveEnrolment(secret);
    expect(toBase64url(enrolment.publicKey)).toBe("JcF23O5P89y_WweVolo98nWLWSduxXgs1NEN2fUSqmc");
    const keys = await unwrapMemberKeys(wrapping, fromBase64url(frozen));
    expect(toBase64url(keys.sealing.publicKey)).toBe("o2tUdJMM3bqP3ur1CGm7EKd7KcVZ9KuyVj90VeBwlkU");
    expect(toBase64url(keys.signing.publicKey)).toBe("mTYwaGHKtrb6SCKiMyFjpR1zmnSJUkhzKHmdCyMv9aE");
    expect(keys.founder).toBe(founder);
  });

  it("are the same on a second device", async () => {
    const first = await makeMemberKeys(secret, founder);
    const second = await deriveEnrolment(secret);
    const keys = await unwrapMemberKeys(second.wrapping, first.wrapped);
    expect(first.wrapped).toHaveLength(109);
    expect(second.enrolment.publicKey).toEqual(first.enrolment.publicKey);
    expect(keys.sealing.publicKey).toEqual(first.keys.sealing.publicKey);
    expect(keys.founder).toBe(founder);
    const sealed = await sealForPair(first.keys.sealing.publicKey, "hello", here);
    expect(await openFromPair(keys.sealing, sealed, here)).toBe("hello");
    const signature = await sign(keys.signing, utf8("hello"));
    expect(await verify(first.keys.signing.publicKey, signature, utf8("hello"))).toBe(true);
    const label = await sealForSelf(first.selfSeal, "my old phone", here);
    expect(await openFromSelf(second.selfSeal, label, here)).toBe("my old phone");
  });

  it("name their own holder as the founder when nobody else founded the network", async () => {
    const { keys, wrapping, wrapped } = await makeMemberKeys(secret);
    const unwrapped = await unwrapMemberKeys(wrapping, wrapped);
    expect(unwrapped.founder).toBe(await fingerprint(keys.signing.publicKey));
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
