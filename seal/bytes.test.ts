import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { concat, fromBase64url, randomBytes, sha256, toBase64url, utf8 } from "./bytes";
import { OpenError } from "./open-error";

describe("base64url", () => {
  // RFC 4648 §10, without padding.
  it.each([
    ["", ""],
    ["f", "Zg"],
    ["fo", "Zm8"],
    ["foo", "Zm9v"],
    ["foob", "Zm9vYg"],
    ["fooba", "Zm9vYmE"],
    ["foobar", "Zm9vYmFy"],
  ])("writes %j as %j and reads it back", (plain, encoded) => {
    expect(toBase64url(utf8(plain))).toBe(encoded);
    expect(fromBase64url(encoded)).toEqual(utf8(plain));
  });

  it("uses the alphabet that is safe in addresses", () => {
    expect(toBase64url(Uint8Array.of(0xfb, 0xff, 0xfe))).toBe("-__-");
  });

  it("gives back any bytes", () => {
    const comesBack = (bytes: Uint8Array) => Buffer.compare(fromBase64url(toBase64url(bytes)), bytes) === 0;
    fc.assert(fc.property(fc.uint8Array({ maxLength: 100 }), comesBack));
    expect(comesBack(randomBytes(40_001))).toBe(true);
  });

  it.each(["Zg==", "Z", "Zm9vY", "Zm 9v", " Zg", "Zg\n", "Z+8", "Z/8", "Zg.", "é", "Zh", "Zm9", "Zm9vYmF"])(
    "refuses %j",
    (text) => expect(() => fromBase64url(text)).toThrow(OpenError),
  );

  it("has one text for given bytes", () => {
    const text = fc.string({ unit: fc.constantFrom(..."AQgwxz019-_"), maxLength: 12 });
    fc.assert(
      fc.property(text, (encoded) => {
        const bytes = decodeOrNull(encoded);
        return bytes === null || toBase64url(bytes) === encoded;
      }),
    );
  });
});

describe("bytes", () => {
  it("turns a lone surrogate into U+FFFD and leaves pairs alone", () => {
    expect(utf8("a\ud800b")).toEqual(utf8("a\ufffdb"));
    expect(utf8("✊🏽")).toEqual(Uint8Array.of(0xe2, 0x9c, 0x8a, 0xf0, 0x9f, 0x8f, 0xbd));
  });

  it("joins parts into memory of their own", () => {
    const part = Uint8Array.of(1, 2);
    const joined = concat(part, new Uint8Array(0), Uint8Array.of(3));
    part[0] = 9;
    expect(joined).toEqual(Uint8Array.of(1, 2, 3));
    expect(concat()).toEqual(new Uint8Array(0));
  });

  it("hashes as FIPS 180-4 does, also a part of a larger array", async () => {
    const abc = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
    expect(Buffer.from(await sha256(utf8("abc"))).toString("hex")).toBe(abc);
    expect(Buffer.from(await sha256(utf8("xabcx").subarray(1, 4))).toString("hex")).toBe(abc);
  });

  it("draws different bytes each time", () => {
    expect(randomBytes(16)).toHaveLength(16);
    expect(randomBytes(16)).not.toEqual(randomBytes(16));
  });
});

function decodeOrNull(text: string): Uint8Array | null {
  try {
    return fromBase64url(text);
  } catch {
    return null;
  }
}
