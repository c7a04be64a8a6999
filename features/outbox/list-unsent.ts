import { keys } from "idb-keyval";
import { deviceNotes } from "@/features/keyring/device-notes";
import { deviceStore } from "@/features/keyring/device-store";
import { findKeycard } from "@/features/keyring/keycard";
import { draftKey } from "@/features/keyring/use-draft";
import { entryStore } from "./entry-store";
import type { Entry } from "./outgoing";

/** What was typed on this device and never sent: what waited, in its order, and the notes in forms left half filled. */
export type Unsent = { readonly entries: readonly Entry[]; readonly drafts: readonly string[] };

/** Nothing where this device has no keys of the network, or its storage does not open. Never rejects. */
export async function listUnsent(network: string): Promise<Unsent> {
  try {
    const keycard = await findKeycard(network);
    if (!keycard) return { entries: [], drafts: [] };
    const kept = await entryStore(network).list();
    const scope = `note:${network}:`;
    const all = (await keys<string>(deviceStore())).filter((key) => key.startsWith(scope));
    const notes = deviceNotes(network, keycard.deviceSeal);
    const drafts = await Promise.all(
      all
        .map((key) => key.slice(scope.length))
        .filter((key) => key.includes(draftKey("")))
        .map(async (key) => noteOf(await notes.recall(key))),
    );
    return { entries: kept.map(({ entry }) => entry), drafts: drafts.filter((note) => note !== "") };
  } catch {
    return { entries: [], drafts: [] };
  }
}

/** Everything that somebody wrote themselves into an entry. */
export function typedIn({ note, contact }: Entry): string {
  return [note?.text, contact?.text].filter(Boolean).join("\n");
}

/** Forms keep plain JSON of their own; what one says in one's own words is their note. */
function noteOf(draft: string | null): string {
  const value: unknown = JSON.parse(draft ?? "null");
  const isForm = typeof value === "object" && value !== null && "note" in value;
  return isForm && typeof value.note === "string" ? value.note.trim() : "";
}
