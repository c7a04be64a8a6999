import { createTranslator } from "next-intl";
import { describe, expect, it } from "vitest";
import type { CandidateReason } from "@/domain/candidates";
import { type Category, categories } from "@/domain/categories";
import { on, sampleWindow } from "@/domain/sample-listings";
import { type Locale, locales } from "@/lib/locale";
import { loadMessages } from "@/messages/load";
import { helpWords, reasonWords } from "./reason-words";
import { type Say, wordsFor } from "./words";

const need = on("09:00", "10:00");
const later = sampleWindow({ window: on("11:00", "12:00") });
const earlier = sampleWindow({ window: on("07:00", "08:15") });

/** One of each: a reason without a row here does not compile. */
const samples: { [R in CandidateReason["reason"]]: CandidateReason & { reason: R } } = {
  category: { reason: "category" },
  withdrawn: { reason: "withdrawn" },
  hidden: { reason: "hidden" },
  own: { reason: "own" },
  covered: { reason: "covered" },
  started: { reason: "started" },
  "no-overlap": { reason: "no-overlap", minutes: 60 },
  "window-starts-late": { reason: "window-starts-late", minutes: 30 },
  "window-ends-early": { reason: "window-ends-early", minutes: 75 },
  quantity: { reason: "quantity", missing: 1 },
  "offer-whole": { reason: "offer-whole", quantity: 4 },
  attributes: { reason: "attributes", missing: ["child-seat", "speaks-tl"] },
  place: { reason: "place" },
  area: { reason: "area", steps: 1 },
  busy: { reason: "busy", during: on("09:30", "11:00") },
};

describe.each(locales)("in %s", (locale) => {
  const { words, problems } = wordsIn(locale);

  it("every reason has a phrase of its own, for every kind", () => {
    for (const category of categories) {
      const phrases = Object.values(samples).map((reason) =>
        reasonWords(reason, { category, need, offered: later }, words),
      );
      expect(new Set(phrases).size).toBe(phrases.length);
      for (const reason of Object.values(samples))
        helpWords(reason, { category, need, offered: later }, words);
    }
    expect(problems).toEqual([]);
  });

  it("offers a way out exactly where somebody can change something", () => {
    const helpless = Object.values(samples).filter(
      (reason) => helpWords(reason, { category: "ride", need, offered: later }, words) === null,
    );
    expect(helpless.map(({ reason }) => reason)).toEqual([
      "category",
      "withdrawn",
      "hidden",
      "own",
      "covered",
      "started",
    ]);
  });
});

it.each<[CandidateReason, Category, string, string]>([
  [samples["window-starts-late"], "ride", "starts half an hour too late", "empieza media hora tarde"],
  [
    samples["window-ends-early"],
    "ride",
    "ends an hour and 15 minutes too early",
    "termina una hora y 15 minutos antes",
  ],
  [samples.quantity, "ride", "1 seat short", "falta 1 asiento"],
  [{ reason: "quantity", missing: 3 }, "food", "3 portions short", "faltan 3 porciones"],
  [samples.quantity, "childcare", "can take 1 child too few", "le falta lugar para 1 niño"],
  [samples["offer-whole"], "supply", "goes only as a whole: 4 items", "va solo entero: 4 cosas"],
  [samples.place, "ride", "goes only from another place", "sale solo de otro lugar"],
  [samples.place, "food", "helps only at another place", "ayuda solo en otro lugar"],
  [samples.area, "ride", "one area further than they go", "una zona más lejos de lo que va"],
  [{ reason: "area", steps: 3 }, "food", "3 areas further than they go", "3 zonas más lejos de lo que va"],
  [
    samples.attributes,
    "ride",
    "missing: child seat and speaks Tagalog",
    "falta: silla para niños y habla tagalo",
  ],
  [
    samples.busy,
    "ride",
    "already promised at that time (Thu 26 Nov 9:30–11:00\u00a0am)",
    "ya prometió esa hora (Jue 26 nov 9:30–11:00)",
  ],
  [
    samples["no-overlap"],
    "ride",
    "starts only an hour after it is over",
    "empieza una hora después de que esto termina",
  ],
])("%j (%s)", (reason, category, english, spanish) => {
  const about = { category, need, offered: later };
  expect(reasonWords(reason, about, wordsIn("en").words)).toBe(english);
  expect(reasonWords(reason, about, wordsIn("es").words)).toBe(spanish);
});

it("tells before from after, and touching from apart", () => {
  const { words } = wordsIn("en");
  const before = { category: "ride", need, offered: earlier } as const;
  const after = { category: "ride", need, offered: later } as const;
  expect(reasonWords({ reason: "no-overlap", minutes: 45 }, before, words)).toBe(
    "has to stop 45 minutes before it starts",
  );
  expect(reasonWords({ reason: "no-overlap", minutes: 0 }, before, words)).toBe(
    "has to stop just when it starts",
  );
  expect(reasonWords({ reason: "no-overlap", minutes: 0 }, after, words)).toBe("starts only when it is over");
});

it("says that all is taken rather than how much is missing", () => {
  const about = { category: "ride", need, offered: sampleWindow({ left: 0 }) } as const;
  expect(reasonWords({ reason: "quantity", missing: 2 }, about, wordsIn("en").words)).toBe("is all taken");
});

it.each([
  [15, "15 minutes", "15 minutos"],
  [30, "half an hour", "media hora"],
  [60, "an hour", "una hora"],
  [90, "an hour and a half", "una hora y media"],
  [120, "2 hours", "2 horas"],
  [150, "2 and a half hours", "2 horas y media"],
  [195, "3 hours and 15 minutes", "3 horas y 15 minutos"],
  [24 * 60, "a day", "un día"],
  [40 * 60, "2 days", "2 días"],
])("%i minutes are %s", (minutes, english, spanish) => {
  expect(wordsIn("en").words.span(minutes)).toBe(english);
  expect(wordsIn("es").words.span(minutes)).toBe(spanish);
});

function wordsIn(locale: Locale) {
  const problems: string[] = [];
  const onError = (error: Error) => problems.push(error.message);
  const say = createTranslator({ locale, messages: loadMessages(locale), onError }) as Say;
  return { words: wordsFor(say, locale, "UTC"), problems };
}
