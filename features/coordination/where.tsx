import type { PlaceCard } from "@/domain/board";
import type { Category } from "@/domain/categories";
import { hasToPlace } from "@/domain/categories";
import { PlaceLabel } from "@/features/places/place-label";
import type { Words } from "./words";

/** Where it is; for a ride also where it goes. */
export function Where({ category, place, toPlace, words }: WhereProps) {
  return (
    <>
      <PlaceName place={place} words={words} />
      {hasToPlace(category) && (
        <>
          {" → "}
          <PlaceName place={toPlace} words={words} />
        </>
      )}
    </>
  );
}

function PlaceName({ place, words }: { place: PlaceCard | null; words: Words }) {
  return place ? <PlaceLabel place={place} /> : words.say("coordinate.gaps.elsewhere");
}

type WhereProps = {
  category: Category;
  place: PlaceCard | null;
  toPlace: PlaceCard | null;
  words: Words;
};
