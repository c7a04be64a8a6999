import { describe, expect, it } from "vitest";
import { type Refusal, refusals } from "@/domain/refusals";
import type { Answer } from "@/features/access/ask-server";
import { fateOf, heldBack, nextToSend, pauseAfter } from "./sending-rules";

type No = Answer<never> & { ok: false };

describe("what goes out next", () => {
  const entry = (id: string, about: string[], isRefused = false) => ({
    ...{ id, about },
    refusal: isRefused ? { reason: "gone" as const, message: "Somebody was quicker.", final: false } : null,
  });
  const next = (entries: ReturnType<typeof entry>[], tried: string[] = []) =>
    nextToSend(entries, new Set(tried))?.id ?? null;

  it("is what was written first", () => {
    expect(next([entry("1", ["a"]), entry("2", ["b"])])).toBe("1");
    expect(next([])).toBeNull();
  });

  it("is never what touches the same as something before it that waits for a person", () => {
    const refused = entry("1", ["a", "b"], true);
    expect(next([refused, entry("2", ["b"]), entry("3", ["c"])])).toBe("3");
    expect(next([refused, entry("2", ["b"])])).toBeNull();
  });

  it("nor what touches the same as something that is held back itself", () => {
    const line = [entry("1", ["a"], true), entry("2", ["a", "b"]), entry("3", ["b", "c"]), entry("4", ["c"])];
    expect(next(line)).toBeNull();
    expect([...heldBack(line)]).toEqual(["2", "3", "4"]);
    expect(next([...line, entry("5", ["d"])])).toBe("5");
  });

  it("may be anything before what waits for a person", () => {
    expect(next([entry("1", ["a"]), entry("2", ["a"], true)])).toBe("1");
  });

  it("is nothing that this round has tried, and nothing that touches the same", () => {
    expect(next([entry("1", ["a"]), entry("2", ["a"]), entry("3", ["b"])], ["1"])).toBe("3");
  });
});

describe("what becomes of an entry", () => {
  const post = { verb: "post-need", otherwise: "edit-need", stumbles: 0 } as const;
  const no = (reason: No["reason"]): No => ({ ok: false, reason, message: "No." });

  it("is done with a yes", () => {
    expect(fateOf({ ok: true, value: null }, post)).toEqual({ kind: "done" });
  });

  it.each(["offline", "signed-out"] as const)("waits with all others after %s", (why) => {
    expect(fateOf(no(why), post)).toEqual({ kind: "later", why, stops: true });
  });

  it.each(["too-many", "busy"] as const)("leaves the server alone after %s", (reason) => {
    expect(fateOf(no(reason), post)).toEqual({ kind: "later", why: "busy", stops: true });
  });

  it.each(["broken", "stale-epoch"] as const)(
    "holds the others after %s, until it is this one alone",
    (reason) => {
      expect(fateOf(no(reason), post)).toEqual({ kind: "later", why: "broken", stops: true });
      expect(fateOf(no(reason), { ...post, stumbles: 3 })).toMatchObject({ kind: "later", stops: false });
    },
  );

  it("waits with all others while the server has no database, however often", () => {
    const later = { kind: "later", why: "broken", stops: true };
    expect(fateOf(no("unavailable"), { ...post, stumbles: 9 })).toEqual(later);
  });

  it("goes on as a change of what is there", () => {
    expect(fateOf(no("conflict"), post)).toEqual({ kind: "again", verb: "edit-need" });
    expect(fateOf(no("conflict"), { verb: "claim-offer", stumbles: 0 })).toEqual({
      kind: "refused",
      final: false,
    });
  });

  it("is done when there is nothing to take back", () => {
    const undoing = { verb: "withdraw-need", stumbles: 0, undoes: true } as const;
    expect(fateOf(no("not-found"), undoing)).toEqual({ kind: "done" });
    expect(fateOf(no("not-found"), { ...undoing, undoes: undefined })).toEqual({
      kind: "refused",
      final: true,
    });
  });

  const waits = new Set(["too-many", "signed-out", "stale-epoch", "unavailable"]);
  const others = (Object.keys(refusals) as Refusal[]).filter((reason) => !waits.has(reason));

  it.each(others)("waits for a person after %s, who may try again where others act", (reason) => {
    const fate = fateOf(no(reason), { verb: "claim-offer", stumbles: 0 });
    expect(fate).toEqual({ kind: "refused", final: refusals[reason] !== 409 });
  });

  it.each(["untrusted", "keys-changed", "epoch-lowered", "no-keys"] as const)(
    "waits for a person after %s",
    (reason) => {
      expect(fateOf(no(reason), post)).toEqual({ kind: "refused", final: false });
    },
  );
});

describe("the pause before the next round", () => {
  it("doubles, up to five minutes", () => {
    expect([1, 2, 3, 8, 9, 10_000].map((rounds) => pauseAfter(rounds, 0))).toEqual([
      2_000, 4_000, 8_000, 256_000, 300_000, 300_000,
    ]);
  });

  it("is shorter by chance, so that not all come back at once", () => {
    expect(pauseAfter(3, 1)).toBe(4_000);
    expect(pauseAfter(3, 0.5)).toBe(6_000);
  });

  it("is never shorter than the server asked for", () => {
    expect(pauseAfter(1, 1, 60)).toBe(60_000);
    expect(pauseAfter(9, 0, 60)).toBe(300_000);
  });
});
