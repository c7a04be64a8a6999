import { expect, test } from "vitest";
import { readName, writeProfile } from "./profile";

test("a name comes back from its profile", () => {
  expect(readName(writeProfile({ name: "Zoë “Z” O'Hara" }))).toBe("Zoë “Z” O'Hara");
});

test.each(["", "Rosa", "null", "7", "[]", "{}", '{"name":7}', '{"name":null}'])(
  "%j holds no name",
  (text) => {
    expect(readName(text)).toBe("");
  },
);
