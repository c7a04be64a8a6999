import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { toBase64url, utf8 } from "./bytes";
import { canonical } from "./canonical";
import { additionalData } from "./context";
import { elsewhere, here } from "./tampering";

describe("canonical", () => {
  it("is the purpose on a line, then each field behind its length", () => {
    const expected = [...utf8("holdfast x v1\n"), 0, 0, 0, 1, 97, 0, 0, 0, 2, 52, 50, 0, 0, 0, 1, 7];
    expect([...canonical("holdfast x v1", ["a", 42, Uint8Array.of(7)])]).toEqual(expected);
  });

  it("differs for any two different lists of texts", () => {
    const lists = fc.array(fc.string({ unit: "grapheme", maxLength: 6 }), { maxLength: 4 });
    fc.assert(
      fc.property(lists, lists, (one, other) => {
        const same = JSON.stringify(one) === JSON.stringify(other);
        return (toBase64url(canonical("p", one)) === toBase64url(canonical("p", other))) === same;
      }),
    );
    expect(canonical("p", ["ab", "c"])).not.toEqual(canonical("p", ["a", "bc"]));
    expect(canonical("p", ["", "a"])).not.toEqual(canonical("p", ["a", ""]));
    expect(canonical("p", ["a"])).not.toEqual(canonical("q", ["a"]));
  });

  it.each([-1, 0.5, Number.NaN, Number.POSITIVE_INFINITY, 2 ** 53])("refuses the number %d", (number) => {
    expect(() => canonical("p", [number])).toThrow(RangeError);
  });

  it("refuses a purpose of two lines", () => {
    expect(() => canonical("p\nq", [])).toThrow(RangeError);
  });
});

describe("additionalData", () => {
  it("is frozen", () => {
    const lengths = [36, 5, 36, 4, 1];
    const parts = [here.network, "needs", here.row, "note", "3"];
    const expected = parts.flatMap((part, index) => [0, 0, 0, lengths[index] ?? 0, ...utf8(part)]);
    expect([...additionalData(here)]).toEqual([...utf8("holdfast sealed field v1\n"), ...expected]);
  });

  it("is different for every place", () => {
    const places = [here, ...elsewhere].map((place) => toBase64url(additionalData(place)));
    expect(new Set(places).size).toBe(places.length);
  });
});
