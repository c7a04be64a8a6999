import { expect, it } from "vitest";
import { splitContact } from "./split-contact";

it.each<[string, string[]]>([
  ["555 0100 22", ["555010022"]],
  ["Call (312) 555-0142 after six", ["3125550142"]],
  ["+49 30 1234567, ring at Ruiz", ["+49301234567"]],
  ["312.555.0142 or 312-555-0143", ["3125550142", "3125550143"]],
  ["Tel: 5550142\n14 Elm Street", ["5550142"]],
  ["14 Elm Street, 3rd floor", []],
  ["on 2026-11-26 at 17:30", []],
  ["ticket 12345678901234567890", []],
  ["a1234567b", []],
  ["", []],
])("finds the phone numbers in %j", (text, numbers) => {
  const parts = splitContact(text);
  expect(parts.flatMap(({ tel }) => tel ?? [])).toEqual(numbers);
  expect(parts.map((part) => part.text).join("")).toBe(text);
});
