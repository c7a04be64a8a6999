import type { MemberCard, PlaceCard } from "@/domain/board";
import { memberCardOf } from "@/features/board/queries";
import { toBase64url } from "@/seal/bytes";
import type { SealedNote } from "./dashboard";

/** Finds the sealed names that rows speak of by id. */
export type FindCards = {
  member(id: string): MemberCard;
  /** Null for somebody who is not here any more: a plan may be older than the rows. */
  known(id: string | null): MemberCard | null;
  place(id: string | null): PlaceCard | null;
};

type NameRow = Parameters<typeof memberCardOf>[0];
type PlaceRow = Omit<PlaceCard, "label"> & { readonly label: Uint8Array };

export function findCards(rows: { members: readonly NameRow[]; places: readonly PlaceRow[] }): FindCards {
  const members = new Map(rows.members.map((row) => [row.id, memberCardOf(row)]));
  const places = new Map(rows.places.map((row) => [row.id, placeCard(row)]));
  return {
    member(id) {
      const found = members.get(id);
      if (!found) throw new Error("A listing's author is not a member of its network.");
      return found;
    },
    known: (id) => (id && members.get(id)) || null,
    place: (id) => (id && places.get(id)) || null,
  };
}

function placeCard({ id, label, epoch, cell }: PlaceRow): PlaceCard {
  return { id, label: toBase64url(label), epoch, cell };
}

export function sealedNote(note: Uint8Array | null, epoch: number): SealedNote | null {
  return note && { text: toBase64url(note), epoch };
}
