import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { OpenError } from "./open-error";
import { maxTextBytes, pad, padLong, padRevised, unpad, unpadLong, unpadRevised } from "./padding";
import { flipBit } from "./tampering";
import { TooLongError } from "./too-long-error";

describe("padding", () => {
  it.each([
    [0, 256],
    [254, 256],
    [255, 1024],
    [1022, 1024],
    [1023, 4096],
    [4094, 4096],
    [4095, 16384],
    [16382, 16384],
  ])("makes %d bytes into %d and back", (length, size) => {
    const text = "x".repeat(length);
    expect(pad(text)).toHaveLength(size);
    expect(unpad(pad(text))).toBe(text);
  });

  it("is a big-endian length, the text, zeros", () => {
    expect([...pad("hé").subarray(0, 7)]).toEqual([0, 3, 0x68, 0xc3, 0xa9, 0, 0]);
  });

  it("names the limit in bytes when a text is too long", () => {
    expect(maxTextBytes).toBe(16382);
    expect(() => pad("x".repeat(16383))).toThrow(TooLongError);
    expect(() => pad("é".repeat(8192))).toThrow(expect.objectContaining({ limit: 16382, length: 16384 }));
    expect(pad("é".repeat(8191))).toHaveLength(16384);
  });

  it("gives back any text, with lone surrogates replaced", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 400 }), (text) => unpad(pad(text)) === text),
    );
    expect(unpad(pad("a\udc00b"))).toBe("a\ufffdb");
  });

  it("keeps a byte order mark, zeros, right-to-left and combining letters", () => {
    const text = "\ufeffa\u0000\u202eשלום e\u0301 👩‍👩‍👧\u0000";
    expect(unpad(pad(text))).toBe(text);
  });

  it.each([
    ["another size", new Uint8Array(255)],
    ["nothing", new Uint8Array(0)],
    ["a length beyond its end", Uint8Array.of(0, 255, ...new Uint8Array(254))],
    ["something after the text", flipBit(pad("hello"), 8 * 200)],
    ["bytes that are no UTF-8", Uint8Array.of(0, 1, 0xff, ...new Uint8Array(253))],
  ])("refuses %s", (_, padded) => {
    expect(() => unpad(padded)).toThrow(OpenError);
  });

  it("has longer sizes for what grows with a network", () => {
    expect([0, 16380, 16381, 65532, 65533].map((length) => padLong("x".repeat(length)).length)).toEqual([
      16384, 16384, 65536, 65536, 262144,
    ]);
    expect(unpadLong(padLong("é".repeat(100_000)))).toBe("é".repeat(100_000));
    expect(() => padLong("x".repeat(1_048_573))).toThrow(TooLongError);
    for (const bad of [pad("hello"), flipBit(padLong("hello"), 8 * 200), new Uint8Array(16384).fill(255)]) {
      expect(() => unpadLong(bad)).toThrow(OpenError);
    }
  });

  it("has room for a revision", () => {
    expect([...padRevised({ text: "hé", revision: 258 }).subarray(0, 11)]).toEqual([
      0, 0, 1, 2, 0, 3, 0x68, 0xc3, 0xa9, 0, 0,
    ]);
    const sizes = [0, 250, 251, 16378].map((length) => {
      const revised = { text: "x".repeat(length), revision: 7 };
      const padded = padRevised(revised);
      expect(unpadRevised(padded)).toEqual(revised);
      return padded.length;
    });
    expect(sizes).toEqual([256, 256, 1024, 16384]);
    expect(() => padRevised({ text: "x".repeat(16379), revision: 1 })).toThrow(
      expect.objectContaining({ limit: 16378, length: 16379 }),
    );
    const padded = padRevised({ text: "hello", revision: 1 });
    for (const bad of [new Uint8Array(256), flipBit(padded, 8 * 200), padded.slice(1), padLong("hello")]) {
      expect(() => unpadRevised(bad)).toThrow(OpenError);
    }
  });

  it("reads a part of a larger array", () => {
    const larger = Uint8Array.of(1, 2, 3, ...pad("inside"));
    expect(unpad(larger.subarray(3))).toBe("inside");
    const revised = { text: "inside", revision: 4 };
    expect(unpadRevised(Uint8Array.of(1, 2, 3, ...padRevised(revised)).subarray(3))).toEqual(revised);
  });
});
