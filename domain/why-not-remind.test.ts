import { expect, it } from "vitest";
import type { Match } from "./match";
import type { Refusal } from "./refusals";
import { now, sampleMatch } from "./sample-listings";
import { maxReminders, whyNotRemind } from "./why-not-remind";

it.each<[string, Partial<Match>, number, Refusal | null]>([
  ["never reminded", {}, 0, null],
  ["once more", {}, maxReminders - 1, null],
  ["often enough", {}, maxReminders, "too-many"],
  ["answered meanwhile", { state: "confirmed" }, 0, "already-answered"],
  ["run out, and settled", { state: "expired" }, 0, "expired"],
  ["run out, not yet settled", { askedUntil: now }, 0, "expired"],
  ["run out after many reminders", { state: "expired" }, maxReminders, "expired"],
])("%s", (_, facts, reminders, expected) => {
  expect(whyNotRemind(sampleMatch(facts), reminders, now)).toBe(expected);
});
