import type { Answer } from "@/features/access/ask-server";
import { send } from "@/features/access/send";
import { notePosted } from "@/features/keyring/keycard";
import type { Keyring } from "@/features/keyring/keyring";
import type { AskDraft } from "./ask-draft";
import { type AskIds, askRequest, listingOf } from "./ask-target";
import { sealForOther } from "./seal-for-other";

/** Seals one's contact for the one who is asked, and asks. Never throws but for a bug. */
export async function sendAsk(
  keyring: Keyring,
  { target, option, time, quantity }: AskDraft,
  contact: string,
  ids: AskIds,
): Promise<Answer<unknown>> {
  const sealed = await sealForOther(keyring, { match: ids.match, other: listingOf(target).by, contact });
  if (!sealed.ok) return sealed;
  const { verb, body } = askRequest(target, option.own, ids);
  const answer = await send(keyring.network, verb, {
    ...body,
    ...sealed.value,
    ...keyring.acting,
    quantity,
    from: time.from.toISOString(),
    until: time.until.toISOString(),
  });
  // A device that keeps nothing must not turn a yes into a no.
  if (answer.ok) await notePosted(keyring.network).catch(() => {});
  return answer;
}
