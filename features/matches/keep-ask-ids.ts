import type { AskIds } from "./ask-target";

/**
 * The ids of this tab's ask for a target: the same ones until `forgetAskIds`, also when the sheet was closed in between.
 * Nobody knows whether an ask got through whose answer was lost; sent again with its ids it is not a second one.
 */
export function keepAskIds(target: string): AskIds {
  const ids = kept.get(target) ?? {
    match: crypto.randomUUID(),
    need: crypto.randomUUID(),
    offer: crypto.randomUUID(),
    window: crypto.randomUUID(),
  };
  kept.set(target, ids);
  return ids;
}

/** Once an ask went through, or was found to have gone through before. */
export function forgetAskIds(target: string): void {
  kept.delete(target);
}

const kept = new Map<string, AskIds>();
