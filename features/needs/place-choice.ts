import type { PlaceCard } from "@/domain/board";

/** In a form: somewhere that is not in the network's list. In the listing it is null. */
export const elsewhere = "elsewhere";

/** What is chosen in a place field: a place's id, or `elsewhere`. */
export type PlaceChoice = string;

/** A remembered choice, if the network still has such a place; null is none. */
export function knownPlace(
  choice: PlaceChoice | null | undefined,
  places: readonly PlaceCard[],
): PlaceChoice | null {
  if (!choice) return null;
  return choice === elsewhere || places.some((place) => place.id === choice) ? choice : null;
}

export function choiceOf(place: string | null): PlaceChoice {
  return place ?? elsewhere;
}

/** What is sent of an area: a place of the list is where the list says. */
export function cellOf(choice: PlaceChoice | null, cell: string | null): string | null {
  return choice === elsewhere ? cell : null;
}

export function placeOf(choice: PlaceChoice): string | null {
  return choice === elsewhere ? null : choice;
}
