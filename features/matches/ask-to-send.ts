import type { Outgoing } from "@/features/outbox/outgoing";
import type { AskDraft } from "./ask-draft";
import { type AskIds, askRequest, listingOf, timeOf } from "./ask-target";

/** An ask as it goes out, with how to be reached for the one who is asked. */
export function askToSend(
  { target, option, time, quantity }: AskDraft,
  contact: string,
  ids: AskIds,
): Outgoing {
  const { verb, body } = askRequest(target, option.own, ids);
  const { id, by, place, cell, category } = listingOf(target);
  const during = { from: time.from.toISOString(), until: time.until.toISOString() };
  return {
    verb,
    body: { ...body, quantity, ...during },
    contact: { match: ids.match, other: by, text: contact.trim() },
    about: [ids.match, timeOf(target).id, ...(option.own ? [option.own.offerWindow ?? option.own.id] : [])],
    shows: { category, ...during },
    undo: { verb: "withdraw-match", body: { match: ids.match } },
    wish: { kind: target.kind, listing: { id, place, cell }, quantity },
  };
}
