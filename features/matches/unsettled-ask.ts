import type { AskDraft } from "./ask-draft";
import type { AskIds } from "./ask-target";

/**
 * An ask of this tab that nobody has answered yet, kept also when its sheet is closed. `draft` is what was last sent:
 * nobody knows whether an ask got through whose answer was lost, and sent again just as it was it is not a second one.
 */
export type UnsettledAsk = { readonly ids: AskIds; readonly draft: AskDraft | null };

/** What is kept for a target; fresh ids when nothing is. */
export function unsettledAsk(target: string): UnsettledAsk {
  return kept.get(target) ?? keepUnsettled(target, { ids: makeIds(), draft: null });
}

export function keepUnsettled(target: string, ask: UnsettledAsk): UnsettledAsk {
  kept.set(target, ask);
  return ask;
}

/** Once it went through, or was found to have gone through before. */
export function forgetUnsettled(target: string): void {
  kept.delete(target);
}

const kept = new Map<string, UnsettledAsk>();

function makeIds(): AskIds {
  return {
    match: crypto.randomUUID(),
    need: crypto.randomUUID(),
    offer: crypto.randomUUID(),
    window: crypto.randomUUID(),
  };
}
