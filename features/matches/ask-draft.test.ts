import { describe, expect, it } from "vitest";
import { midnight, sampleNeedCard, sampleOfferCard, sampleWindowCard } from "@/domain/sample-board";
import { on } from "@/domain/sample-listings";
import { renewDraft, startDraft, withOption } from "./ask-draft";
import { type AskTarget, askOptions } from "./ask-target";

const now = new Date((midnight + 8 * 3600) * 1000);

describe("a draft", () => {
  it("begins with the first way to ask, and there is none when there is no way", () => {
    const { target, options } = claimOf(3);
    expect(startDraft(target, options)).toMatchObject({ quantity: 2, time: on("09:00", "10:00") });
    expect(startDraft(target, [])).toBeNull();
  });

  it("takes time and quantity from another way to ask", () => {
    const { draft, options } = claimOf(3);
    const [, other] = options;
    if (!other) throw new Error("There is only one way to ask.");
    expect(withOption(draft, other)).toMatchObject({
      option: other,
      quantity: 1,
      time: on("08:15", "09:15"),
    });
  });
});

describe("when the board has moved on", () => {
  it("keeps what was chosen where it is still possible", () => {
    const { draft } = claimOf(3);
    const chosen = { ...draft, time: on("09:15", "09:45") };
    const { target, options } = claimOf(2);
    const renewed = renewDraft(chosen, target, options);
    expect(renewed).toMatchObject({
      quantity: 2,
      time: on("09:15", "09:45"),
      option: { own: { id: "need" } },
    });
  });

  it("takes what is left when less is left, without the need that no longer finds room", () => {
    const { draft } = claimOf(3);
    const { target, options } = claimOf(1);
    expect(renewDraft(draft, target, options)).toMatchObject({ quantity: 1, option: { own: null } });
  });

  it("moves to what is left of the time", () => {
    const { draft } = claimOf(3);
    const { target, options } = claimOf(3, new Date(now.getTime() + 70 * 60_000));
    expect(renewDraft(draft, target, options)).toMatchObject({ time: on("09:15", "10:00") });
  });

  it("is at its end when nothing is left", () => {
    const { draft } = claimOf(3);
    const { target, options } = claimOf(0);
    expect(renewDraft(draft, target, options)).toBeNull();
  });
});

/** Rosa claims from Omar's morning, of which so many seats are left, for her need of two from nine to ten. */
function claimOf(left: number, at = now) {
  const window = sampleWindowCard({ left });
  const target: AskTarget = { kind: "claim", offer: sampleOfferCard({ windows: [window] }), window };
  const options = askOptions(target, { needs: [sampleNeedCard()], offers: [] }, "rosa", at);
  const draft = startDraft(target, options);
  return { target, options, draft: draft as NonNullable<typeof draft> };
}
