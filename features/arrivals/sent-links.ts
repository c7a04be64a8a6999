import { arrivalDays } from "@/domain/invite";
import type { DeviceNotes } from "@/features/keyring/device-notes";
import { fromBase64url, toBase64url } from "@/seal/bytes";

/** A link that this device has sent: without its secret nobody can read what whoever opens it leaves. */
export type SentLink = { readonly id: string; readonly secret: Uint8Array };

/** Keeps the secret of a link until nobody can come by it any more. `until` in milliseconds since 1970. */
export async function keepSentLink(
  notes: DeviceNotes,
  { id, secret }: SentLink,
  until: number,
): Promise<void> {
  const live = (await readLinks(notes)).filter((link) => link.until > Date.now());
  const forgetAt = until + arrivalDays * 24 * 60 * 60_000;
  const links: Link[] = [...live, { id, secret: toBase64url(secret), until: forgetAt }];
  await notes.remember(note, JSON.stringify(links));
}

/** Null when another device sent it, or it was forgotten. */
export async function findSentLink(notes: DeviceNotes, id: string): Promise<SentLink | null> {
  const link = (await readLinks(notes)).find((link) => link.id === id);
  return link ? { id, secret: fromBase64url(link.secret) } : null;
}

/** Call once whoever came by it was let in or turned away, or it was cancelled. */
export async function forgetSentLink(notes: DeviceNotes, id: string): Promise<void> {
  const links = await readLinks(notes);
  await notes.remember(note, JSON.stringify(links.filter((link) => link.id !== id)));
}

type Link = { id: string; secret: string; until: number };

const note = "sent-links";

/** Only this module writes the note, and only this device opens it. */
async function readLinks(notes: DeviceNotes): Promise<Link[]> {
  const text = await notes.recall(note);
  return text === null ? [] : (JSON.parse(text) as Link[]);
}
