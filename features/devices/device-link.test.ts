import { expect, it } from "vitest";
import { formatDeviceLink, readDeviceLink } from "./device-link";

const id = "0b6a4c5e-7d0f-4a7b-9c1d-2e3f4a5b6c7d";
const secret = new Uint8Array(16).fill(251);

it("reads what it writes, behind the # alone", () => {
  const link = new URL(formatDeviceLink("https://holdfast.example", { id, secret }));
  expect(link.pathname).toBe("/sign-in");
  expect(link.hash).toHaveLength(1 + 36 + 1 + 22);
  expect(readDeviceLink(link.hash.slice(1))).toEqual({ id, secret });
});

it.each([
  ["", "nothing"],
  ["-_v7-_v7-_v7-_v7-_v7-w", "a words card"],
  [`${id}.-_v7-_v7-_v7-_v7-_v7-`, "cut off"],
  [`${id}.-_v7-_v7-_v7-_v7-_v7-x`, "stray bits"],
  [`${id.toUpperCase()}.-_v7-_v7-_v7-_v7-_v7-w`, "another spelling of the id"],
  [`${id}.-_v7-_v7-_v7-_v7-_v7-w.more`, "more"],
])("takes %s for no code (%s)", (fragment) => {
  expect(readDeviceLink(fragment)).toBeNull();
});
