import { describe, expect, it } from "vitest";
import { vouchPath } from "./vouch-path";

const trusted = new Map(
  Object.entries({ rosa: null, ines: "rosa", omar: "ines", noor: "gone", ana: "ben", ben: "ana" }).map(
    ([member, vouchedBy]) => [member, { vouchedBy }],
  ),
);

describe("the path by which a member is known", () => {
  it.each([
    ["omar", ["rosa", "ines", "omar"]],
    ["rosa", ["rosa"]],
    // The voucher has left.
    ["noor", ["noor"]],
    ["nobody", []],
    // Nobody vouches in a ring, but a file of one's own could say so.
    ["ana", ["ben", "ana"]],
  ])("of %s", (member, path) => {
    expect(vouchPath(trusted, member)).toEqual(path);
  });
});
