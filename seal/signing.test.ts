import { ed25519 } from "@noble/curves/ed25519.js";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { utf8 } from "./bytes";
import { makeSigningKeys, sign, signingKeysFromSeed, verify } from "./signing";
import { cutAndExtended, flippedBits } from "./tampering";
import { isWeakPoint } from "./weak-points";

const hex = (text: string) => Uint8Array.from(Buffer.from(text, "hex"));

// RFC 8032 §7.1, tests 1 to 3.
const vectors = [
  {
    seed: "9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60",
    publicKey: "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a",
    message: "",
    signature:
      "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46b" +
      "d25bf5f0595bbe24655141438e7a100b",
  },
  {
    seed: "4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb",
    publicKey: "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c",
    message: "72",
    signature:
      "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f11d8c" +
      "387b2eaeb4302aeeb00d291612bb0c00",
  },
  {
    seed: "c5aa8df43f9f837bedb7442f31dcb7b166d38535076f094b85ce3a2e0b4458f7",
    publicKey: "fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025",
    message: "af82",
    signature:
      "6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac18ff9b538d16f290ae67f760984dc659" +
      "4a7c15e9716ed28dc027beceea1ec40a",
  },
];

describe("signing", () => {
  it.each(vectors)(
    "signs and verifies RFC 8032 $publicKey",
    async ({ seed, publicKey, message, signature }) => {
      const keys = await signingKeysFromSeed(hex(seed));
      expect(keys.publicKey).toEqual(hex(publicKey));
      expect(await sign(keys, hex(message))).toEqual(hex(signature));
      expect(await verify(hex(publicKey), hex(signature), hex(message))).toBe(true);
    },
  );

  it("verifies any message, under its own key only", async () => {
    const [keys, other] = [await makeSigningKeys(), await makeSigningKeys()];
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 200 }), async (message) => {
        const signature = await sign(keys, message);
        expect(await verify(keys.publicKey, signature, message)).toBe(true);
        expect(await verify(other.publicKey, signature, message)).toBe(false);
        expect(await verify(keys.publicKey, signature, Uint8Array.of(...message, 0))).toBe(false);
      }),
      { numRuns: 30 },
    );
  });

  it("refuses a signature with any bit turned over, cut or extended", async () => {
    const keys = await makeSigningKeys();
    const message = utf8("rolling strike");
    const signature = await sign(keys, message);
    const bad = [...flippedBits(signature), ...cutAndExtended(signature)];
    const verdicts = await Promise.all(bad.map((changed) => verify(keys.publicKey, changed, message)));
    expect(verdicts.filter(Boolean)).toEqual([]);
  });

  it.each([
    ["an empty key", new Uint8Array(0)],
    ["a short key", new Uint8Array(31)],
    ["a key that is no point", new Uint8Array(32).fill(0xff)],
  ])("answers false for %s", async (_, publicKey) => {
    expect(await verify(publicKey, new Uint8Array(64), utf8("x"))).toBe(false);
  });

  it.each([0, 0x80])("refuses a key of small order, for which anyone could sign (%d)", async (signOfX) => {
    // The neutral point as key and as commitment, and zero as answer, satisfy RFC 8032 §5.1.7 for every message.
    const neutral = Uint8Array.of(1, ...new Uint8Array(31));
    const key = Uint8Array.from(neutral);
    key[31] = signOfX;
    expect(await verify(key, Uint8Array.of(...neutral, ...new Uint8Array(32)), utf8("anything"))).toBe(false);
  });

  it("knows the points of small order", () => {
    const { ZERO, BASE } = ed25519.Point;
    const order8 = ed25519.Point.fromHex("26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05");
    const small = [ZERO, ...[1n, 2n, 3n, 4n, 5n, 6n, 7n].map((times) => order8.multiplyUnsafe(times))];
    expect(new Set(small.map((point) => point.toHex())).size).toBe(8);
    expect(small.map((point) => isWeakPoint(point.toBytes()))).toEqual(small.map(() => true));
    expect(isWeakPoint(BASE.toBytes())).toBe(false);
  });

  it("keeps the private part where nobody can read it", async () => {
    const { privateKey } = await makeSigningKeys();
    expect(privateKey).toMatchObject({ extractable: false, type: "private" });
    await expect(signingKeysFromSeed(new Uint8Array(31))).rejects.toThrow(RangeError);
  });
});
