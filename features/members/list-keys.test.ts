import { expect, it } from "vitest";
import { listKeysSearch } from "./list-keys";

it.each([
  [{}, 1],
  [{ since: "1" }, 1],
  [{ since: "42" }, 42],
])("asks for the keys of %j", (search, since) => {
  expect(listKeysSearch.parse(search)).toEqual({ since });
});

it.each([
  "",
  "0",
  "-1",
  "1.5",
  "1e3",
  "0x10",
  " 1",
  "١",
  "Infinity",
  "99999999999999999999",
  "1;drop table members",
])("refuses %j", (since) => {
  expect(listKeysSearch.safeParse({ since }).success).toBe(false);
});

it("refuses what it does not know", () => {
  expect(listKeysSearch.safeParse({ since: "1", network: "other" }).success).toBe(false);
});
