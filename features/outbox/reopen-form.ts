import { guestNote } from "@/features/keyring/device-notes";
import type { Keyring } from "@/features/keyring/keyring";
import { draftKey } from "@/features/keyring/use-draft";
import type { Entry } from "./outgoing";

/**
 * Puts what was typed back as the draft of its form, and gives the page of the form; null when something else lies in
 * it, or nothing was typed. `keyring` is the reader's own.
 */
export async function reopenForm(keyring: Keyring, { form, as }: Entry): Promise<string | null> {
  if (!form) return null;
  const key = as ? guestNote(as, draftKey(form.draft)) : draftKey(form.draft);
  if ((await keyring.recall(key).catch(() => null)) !== null) return null;
  await keyring.remember(key, JSON.stringify(form.value)).catch(() => {});
  return form.page;
}
