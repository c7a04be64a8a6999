import type { MemberCard, PlaceCard } from "@/domain/board";
import { memberCardOf } from "@/features/board/queries";
import { toBase64url } from "@/seal/bytes";
import type { SealedNote } from "./dashboard";

/** Finds the sealed names and notes that rows speak of by id. */
export type FindCards = {
  member(id: string): MemberCard;
  /** Null for somebody who is not here any more: a plan may be older than the rows. */
  known(id: string | null): MemberCard | null;
  place(id: string | null): PlaceCard | null;
  note(need: NeedRow): SealedNote | null;
};

type NeedRow = Noted & { readonly seriesId: string | null };
type Noted = { readonly id: string; readonly note: Uint8Array | null; readonly epoch: number };
type NameRow = Parameters<typeof memberCardOf>[0];
type PlaceRow = Omit<PlaceCard, "label"> & { readonly label: Uint8Array };

export function findCards(rows: {
  members: readonly NameRow[];
  places: readonly PlaceRow[];
  series: readonly Noted[];
}): FindCards {
  const members = new Map(rows.members.map((row) => [row.id, memberCardOf(row)]));
  const places = new Map(rows.places.map((row) => [row.id, placeCard(row)]));
  const series = new Map(rows.series.map((row) => [row.id, sealedNote("need_series", row)]));
  return {
    member(id) {
      const found = members.get(id);
      if (!found) throw new Error("A listing's author is not a member of its network.");
      return found;
    },
    known: (id) => (id && members.get(id)) || null,
    place: (id) => (id && places.get(id)) || null,
    note: (need) => sealedNote("needs", need) ?? series.get(need.seriesId ?? "") ?? null,
  };
}

function placeCard({ id, label, epoch, cell }: PlaceRow): PlaceCard {
  return { id, label: toBase64url(label), epoch, cell };
}

export function sealedNote(table: SealedNote["table"], { id, note, epoch }: Noted): SealedNote | null {
  return note && { sealed: toBase64url(note), epoch, table, row: id };
}
