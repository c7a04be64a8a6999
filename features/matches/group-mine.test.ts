import { expect, it } from "vitest";
import type { Match, MatchState } from "@/domain/match";
import { now, on, sampleMatch } from "@/domain/sample-listings";
import { groupMine, type MineGroups } from "./group-mine";

// Rosa receives, Omar helps; the sample is Rosa's claim of Omar's offer.
it.each<[MatchState, keyof MineGroups<Match> | null, keyof MineGroups<Match> | null]>([
  ["asked", "asked", "waiting"],
  ["confirmed", "coming", "promised"],
  ["done", "ended", "ended"],
  ["declined", "ended", null],
  ["withdrawn", null, null],
  ["expired", "ended", "ended"],
  ["released", "ended", "ended"],
  ["failed", "ended", "ended"],
])("%s is %s for who asked and %s for who was asked", (state, forRosa, forOmar) => {
  expect(groupsWith(sampleMatch({ state }), "rosa")).toEqual(forRosa ? [forRosa] : []);
  expect(groupsWith(sampleMatch({ state }), "omar")).toEqual(forOmar ? [forOmar] : []);
});

it("an answer asks the one who needs", () => {
  const answer = sampleMatch({ origin: "answer" });
  expect(groupsWith(answer, "rosa")).toEqual(["waiting"]);
  expect(groupsWith(answer, "omar")).toEqual(["asked"]);
});

it.each<[string, Partial<Match>, keyof MineGroups<Match> | null, keyof MineGroups<Match> | null]>([
  ["asks both", {}, "waiting", "waiting"],
  ["waits for the other after a yes", { helperAgreed: true }, "waiting", "asked"],
  ["is agreed after both", { state: "confirmed" }, "coming", "promised"],
  ["that got a no is news to who had said yes", { state: "declined", helperAgreed: true }, null, "ended"],
  ["that got a no before any yes is news to nobody", { state: "declined" }, null, null],
  ["that was taken back is gone", { state: "withdrawn" }, null, null],
])("a proposal %s", (_, facts, forRosa, forOmar) => {
  const proposal = sampleMatch({ origin: "proposal", ...facts });
  expect(groupsWith(proposal, "rosa")).toEqual(forRosa ? [forRosa] : []);
  expect(groupsWith(proposal, "omar")).toEqual(forOmar ? [forOmar] : []);
});

it("an ask that has run out is at its end before the server says so", () => {
  const late = sampleMatch({ askedUntil: now });
  expect(groupsWith(late, "rosa")).toEqual(["ended"]);
  expect(groupsWith(late, "omar")).toEqual(["ended"]);
});

it("puts what runs out first before what begins first, and old news last", () => {
  const early = sampleMatch({ askedUntil: on("08:30", "09:00").from, during: on("12:00", "13:00") });
  const late = sampleMatch({ askedUntil: on("08:45", "09:00").from });
  expect(groupMine([late, early], "omar", now).waiting).toEqual([early, late]);
  expect(groupMine([early, late], "rosa", now).asked).toEqual([late, early]);
  const ended = [late, early].map((match) => ({ ...match, state: "done" as const }));
  expect(groupMine(ended, "rosa", now).ended).toEqual([ended[1], ended[0]]);
});

function groupsWith(match: Match, member: string): string[] {
  return Object.entries(groupMine([match], member, now)).flatMap(([name, group]) =>
    group.length > 0 ? [name] : [],
  );
}
