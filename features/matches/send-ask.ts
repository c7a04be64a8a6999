import type { Answer } from "@/features/access/ask-server";
import { send } from "@/features/access/send";
import { notePosted } from "@/features/keyring/keycard";
import type { Keyring } from "@/features/keyring/keyring";
import type { AskDraft } from "./ask-draft";
import { type AskIds, askRequest, listingOf } from "./ask-target";
import { findRecipientKey } from "./recipient-key";

/** `unsure`: nobody has vouched for the other person's key, so nothing was sealed or sent. */
export type AskAnswer = Answer<unknown> | { readonly ok: false; readonly reason: "unsure" };

/** Seals one's contact for the one who is asked, and asks. Never throws but for a bug. */
export async function sendAsk(
  keyring: Keyring,
  { target, option, time, quantity }: AskDraft,
  contact: string,
  ids: AskIds,
): Promise<AskAnswer> {
  const key = await findRecipientKey(keyring, listingOf(target).by);
  if (!key.ok) return key;
  if (key.value === null) return { ok: false, reason: "unsure" };
  const { verb, body } = askRequest(target, option.own, ids);
  const answer = await send(keyring.network, verb, {
    ...body,
    ...(await keyring.sealContact(ids.match, key.value, contact)),
    quantity,
    from: time.from.toISOString(),
    until: time.until.toISOString(),
  });
  // A device that keeps nothing must not turn a yes into a no.
  if (answer.ok) await notePosted(keyring.network).catch(() => {});
  return answer;
}
