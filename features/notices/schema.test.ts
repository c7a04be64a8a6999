import { expect, it } from "vitest";
import { chooseNoticesInput } from "./schema";

const kinds = { ask: "on", answer: "off", reminder: "on", fit: "off", standing: "off" };
const right = { kinds, quietFrom: 1320, quietUntil: 420, mostADay: 5, locale: "en" };

it("takes what was chosen, in the order of the list", () => {
  expect(chooseNoticesInput.parse(right)).toEqual({ ...right, kinds: ["ask", "reminder"] });
});

it.each([
  { kinds: {} },
  { kinds: { ...kinds, fit: undefined } },
  { kinds: { ...kinds, more: "on" } },
  { kinds: { ...kinds, ask: true } },
  { kinds: ["ask"] },
  { quietFrom: 1440 },
  { quietUntil: -1 },
  { quietFrom: 0.5 },
  { mostADay: 0 },
  { mostADay: 21 },
  { locale: "xx" },
])("does not take %j", (wrong) => {
  expect(chooseNoticesInput.safeParse({ ...right, ...wrong }).success).toBe(false);
});
