import { createTranslator } from "next-intl";
import { expect, it } from "vitest";
import type { Change, PlanReason, WhyPair } from "@/domain/matching/network-plan";
import { on } from "@/domain/sample-listings";
import type { Locale } from "@/lib/locale";
import { loadMessages } from "@/messages/load";
import { changeWords, planReasonWords, whyWords } from "./plan-words";
import { type Say, wordsFor } from "./words";

const why: WhyPair = {
  isSamePlace: false,
  steps: 0,
  minutesOffered: 240,
  minutesUsed: 120,
  attributes: ["child-seat"],
  tasks: 0,
  proposed: 1,
  alternatives: 2,
};

it.each<[Partial<WhyPair>, string, string]>([
  [
    {},
    "same area · uses 2 hours of 4 hours · brings: child seat · first time this week",
    "la misma zona · usa 2 horas de 4 horas · trae: silla para niños · primera vez esta semana",
  ],
  [
    { isSamePlace: true, minutesOffered: 120, attributes: [], tasks: 1, alternatives: 0 },
    "at this very place · uses the whole time · second time this week · nobody else fits",
    "en este mismo lugar · usa todo el tiempo · segunda vez esta semana · nadie más sirve",
  ],
  [
    { steps: null, attributes: [], minutesOffered: 120, tasks: 4 },
    "uses the whole time · 5 times this week",
    "usa todo el tiempo · 5 veces esta semana",
  ],
])("what speaks for two people: %o", (facts, en, es) => {
  const said = (locale: Locale) => whyWords({ ...why, ...facts }, "ride", words(locale)).join(" · ");
  expect(said("en")).toBe(en);
  expect(said("es")).toBe(es);
});

it("says nothing of time where food is handed over", () => {
  expect(whyWords({ ...why, attributes: [] }, "food", words("en"))).toEqual([
    "same area",
    "first time this week",
  ]);
});

const of = { personId: "omar", offerId: "seats", windowId: "morning", needId: "ride" };

it.each<[Change, string | null, string | null]>([
  [
    { ...of, change: "longer", earlier: 30, later: 0 },
    "start half an hour earlier",
    "empezar media hora antes",
  ],
  [
    { ...of, change: "longer", earlier: 60, later: 15 },
    "start an hour earlier and stay 15 minutes longer",
    "empezar una hora antes y quedarse 15 minutos más",
  ],
  [{ ...of, change: "more-room", more: 1 }, "find room for 1 seat more", "hacer lugar para 1 asiento más"],
  [{ ...of, change: "further", steps: 1 }, "go one area further", "ir una zona más lejos"],
  [{ ...of, change: "further", steps: null }, "start from this place", "salir de este lugar"],
  [{ ...of, change: "more-a-week" }, "help once more that week", "ayudar una vez más esa semana"],
  [{ ...of, change: "share" }, "give a part of it", "dar solo una parte"],
  [
    { ...of, change: "attributes", attributes: ["child-seat"] },
    "also offer this: child seat",
    "ofrecer también esto: silla para niños",
  ],
  [
    {
      change: "someone-new",
      category: "ride",
      window: on("09:00", "10:00"),
      placeId: null,
      cell: null,
      quantity: 1,
      attributes: [],
    },
    null,
    null,
  ],
])("what somebody would have to do: %o", (change, en, es) => {
  expect(changeWords(change, "ride", words("en"))).toBe(en);
  expect(changeWords(change, "ride", words("es"))).toBe(es);
});

it.each<[PlanReason, string, string]>([
  [{ reason: "declined", how: "declined" }, "said no to this before", "ya dijo que no a esto"],
  [{ reason: "declined", how: "released" }, "it was given back before", "ya se devolvió antes"],
  [
    { reason: "rejected", because: "too-far" },
    "not to be proposed: too far",
    "no se propone: demasiado lejos",
  ],
  [
    { reason: "asked-enough", who: "helper" },
    "has been asked often enough today",
    "ya se le preguntó bastante por hoy",
  ],
  [
    { reason: "load", most: 1 },
    "helps at most once a week, and has promised that",
    "ayuda como mucho una vez por semana y ya la prometió",
  ],
  [
    { reason: "planned", needIds: ["other"] },
    "is proposed for something that has nobody else",
    "está en la propuesta para algo que no tiene a nadie más",
  ],
  [{ reason: "window-starts-late", minutes: 30 }, "starts half an hour too late", "empieza media hora tarde"],
])("why not somebody: %o", (reason, en, es) => {
  const offered = { window: on("09:30", "12:00"), left: 3 };
  const about = { category: "ride" as const, need: on("09:00", "10:00"), offered };
  expect(planReasonWords(reason, about, words("en"))).toBe(en);
  expect(planReasonWords(reason, about, words("es"))).toBe(es);
});

function words(locale: Locale) {
  const say = createTranslator({ locale, messages: loadMessages(locale) }) as Say;
  return wordsFor(say, locale, "UTC");
}
