import { describe, expect, it } from "vitest";
import type { NeedCard, OfferCard, WindowCard } from "@/domain/board";
import { needOf, offerOf, offerWindowOf } from "@/domain/card-rules";
import { hours, midnight, sampleNeedCard, sampleOfferCard, sampleWindowCard } from "@/domain/sample-board";
import { whyNotAnswer } from "@/domain/why-not-answer";
import { whyNotClaim } from "@/domain/why-not-claim";
import { type AskOption, answerOptions, claimOptions } from "./ask-options";

/** Eight in the morning; what is offered then begins at a quarter past. */
const now = new Date((midnight + 8 * 3600) * 1000);

describe("claiming", () => {
  it.each<[string, Partial<OfferCard>, Partial<WindowCard>, Partial<NeedCard>[], string[]]>([
    ["is for nothing posted when there is nothing", {}, {}, [], ["new 1/1–3 08:15–09:15"]],
    ["is for one's own need first", {}, {}, [{}], ["need 2/2–2 09:00–10:00", "new 1/1–3 08:15–09:15"]],
    [
      "puts the need it helps most first",
      {},
      {},
      [{ id: "late", ...hours(11.5, 14) }, { id: "all" }],
      ["all 2/2–2 09:00–10:00", "late 2/2–2 11:30–12:00", "new 1/1–3 08:15–09:15"],
    ],
    ["leaves out what others need", {}, {}, [{ by: "ines" }], ["new 1/1–3 08:15–09:15"]],
    ["leaves out another kind", {}, {}, [{ category: "food" }], ["new 1/1–3 08:15–09:15"]],
    ["leaves out another time", {}, {}, [hours(12, 13)], ["new 1/1–3 08:15–09:15"]],
    ["leaves out a need that does not find room whole", {}, { left: 1 }, [{}], ["new 1/1–1 08:15–09:15"]],
    ["leaves out a need that is covered", {}, {}, [{ left: 0 }], ["new 1/1–3 08:15–09:15"]],
    [
      "takes a part of what can be split",
      { category: "food" },
      { quantity: 10, left: 4 },
      [{ category: "food", quantity: 6, left: 6 }],
      ["need 4/1–4 09:00–10:00", "new 1/1–4 08:15–09:15"],
    ],
    ["takes all of what goes whole", { splittable: false }, {}, [{}], ["new 3/3–3 08:15–09:15"]],
    ["takes nothing of what is taken", {}, { left: 0 }, [], []],
    ["takes nothing of a whole that was begun", { splittable: false }, { left: 2 }, [], []],
    ["takes nothing that is over", {}, hours(7, 8.25), [], []],
    ["takes nothing of one's own", { by: "rosa" }, {}, [], []],
  ])("%s", (_, offer, window, needs, expected) => {
    const card = sampleOfferCard(offer);
    const at = sampleWindowCard(window);
    const options = claimOptions(card, at, needs.map(sampleNeedCard), "rosa", now);
    expect(options.map(inWords)).toEqual(expected);
    for (const { quantity, time } of options) {
      const ask = { quantity, during: time };
      expect(whyNotClaim(offerOf(card), offerWindowOf(at), ask, "rosa", now)).toBeNull();
    }
  });
});

describe("answering", () => {
  it.each<[string, Partial<NeedCard>, Partial<OfferCard>[], string[]]>([
    ["needs no offer", {}, [], ["new 2/2–2 09:00–10:00"]],
    ["draws on one's own offer first", {}, [{}], ["offer 2/2–2 09:00–10:00", "new 2/2–2 09:00–10:00"]],
    [
      "keeps long offers free",
      {},
      [{}, { id: "short", windows: [sampleWindowCard(hours(9, 11))] }],
      ["short 2/2–2 09:00–10:00", "offer 2/2–2 09:00–10:00", "new 2/2–2 09:00–10:00"],
    ],
    ["leaves out the offers of others", {}, [{ by: "ines" }], ["new 2/2–2 09:00–10:00"]],
    ["leaves out an offer for a part of the time", hours(11, 13), [{}], ["new 2/2–2 11:00–13:00"]],
    [
      "leaves out an offer that lacks something",
      { attributes: ["child-seat"] },
      [{}],
      ["new 2/2–2 09:00–10:00"],
    ],
    [
      "leaves out an offer with too little left",
      {},
      [{ windows: [sampleWindowCard({ left: 1 })] }],
      ["new 2/2–2 09:00–10:00"],
    ],
    [
      "gives a part of what can be split",
      { category: "food", quantity: 9, left: 5 },
      [{ category: "food" }],
      ["offer 3/1–3 09:00–10:00", "new 5/1–5 09:00–10:00"],
    ],
    ["begins with what is left of the time", hours(7, 10), [], ["new 2/2–2 08:15–10:00"]],
    ["gives nothing to what is covered", { left: 0 }, [], []],
    ["gives nothing to what is over", hours(7, 8.25), [], []],
    ["gives nothing to oneself", { by: "omar" }, [], []],
  ])("%s", (_, need, offers, expected) => {
    const card = sampleNeedCard(need);
    const options = answerOptions(card, offers.map(sampleOfferCard), "omar", now);
    expect(options.map(inWords)).toEqual(expected);
    for (const { quantity, time } of options) {
      expect(whyNotAnswer(needOf(card), { quantity, during: time }, "omar", now)).toBeNull();
    }
  });
});

function inWords({ own, quantity, least, most, time }: AskOption): string {
  const clock = (at: Date) => at.toISOString().slice(11, 16);
  return `${own?.id ?? "new"} ${quantity}/${least}–${most} ${clock(time.from)}–${clock(time.until)}`;
}
