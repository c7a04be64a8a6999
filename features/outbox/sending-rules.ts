import { refusals } from "@/domain/refusals";
import type { Answer } from "@/features/access/ask-server";
import { keysTroubles } from "@/features/keyring/keys-trouble";
import type { Entry, OutgoingVerb, Why } from "./outgoing";

/** After so many stumbles it is this one entry that the server cannot cope with, and no reason to hold the others. */
const patientFor = 3;

/**
 * What goes out next, in the order in which things were written; null when nothing may. What waits for a person, and
 * what was `tried` already on this round, holds back those after it that touch the same, and those that touch these.
 */
export function nextToSend<Waiting extends Pick<Entry, "id" | "about" | "refusal">>(
  entries: readonly Waiting[],
  tried: ReadonlySet<string>,
): Waiting | null {
  const held = new Set<string>();
  for (const entry of entries) {
    const isHeld = entry.about.some((id) => held.has(id));
    if (!isHeld && !entry.refusal && !tried.has(entry.id)) return entry;
    for (const id of entry.about) held.add(id);
  }
  return null;
}

/** What goes out only once a person has decided about something before it. */
export function heldBack(entries: readonly Pick<Entry, "id" | "about" | "refusal">[]): ReadonlySet<string> {
  const [held, behind] = [new Set<string>(), new Set<string>()];
  for (const { id, about, refusal } of entries) {
    const isHeld = about.some((each) => held.has(each));
    if (isHeld && !refusal) behind.add(id);
    if (isHeld || refusal) for (const each of about) held.add(each);
  }
  return behind;
}

/**
 * What becomes of an entry by the answer to it. `later`: it waits for better times, and so do all after it when it
 * `stops` the round. `again`: the row is there, so the same goes out once more as a change of it. `refused`: a person
 * has to look.
 */
export type Fate =
  | { readonly kind: "done" }
  | { readonly kind: "later"; readonly why: Why; readonly stops: boolean }
  | { readonly kind: "again"; readonly verb: OutgoingVerb }
  | { readonly kind: "refused"; readonly final: boolean };

export function fateOf(
  answer: Answer<unknown>,
  { verb, otherwise, undoes, stumbles }: Pick<Entry, "verb" | "otherwise" | "undoes" | "stumbles">,
): Fate {
  if (answer.ok) return { kind: "done" };
  const { reason } = answer;
  switch (reason) {
    case "offline":
    case "signed-out":
      return { kind: "later", why: reason, stops: true };
    case "busy":
    case "too-many":
      return { kind: "later", why: "busy", stops: true };
    case "unavailable":
      return { kind: "later", why: "broken", stops: true };
    case "broken":
    // The new key is not to be had yet.
    case "stale-epoch":
      return { kind: "later", why: "broken", stops: stumbles < patientFor };
  }
  // Nothing to take back is as good as taken back.
  if (undoes && reason === "not-found") return { kind: "done" };
  if (reason === "conflict" && otherwise && otherwise !== verb) return { kind: "again", verb: otherwise };
  return { kind: "refused", final: !mayChange(reason) };
}

/** Whether the same may be taken another time: others act, keys are talked about. */
function mayChange(reason: string): boolean {
  const isOfKeys = reason === "no-keys" || keysTroubles.some((trouble) => trouble === reason);
  return isOfKeys || Object.entries(refusals).some(([name, status]) => name === reason && status === 409);
}

/**
 * How long until the next round (milliseconds), after so many that came to nothing: doubling from two seconds to five
 * minutes, less up to a half by chance (`chance` from 0 to 1), so that not everybody comes back at once. Never sooner
 * than the server asked for (`after`, in seconds).
 */
export function pauseAfter(rounds: number, chance: number, after = 0): number {
  const longest = Math.min(300_000, 1_000 * 2 ** Math.min(rounds, 20));
  return Math.max(after * 1_000, longest * (1 - chance / 2));
}
