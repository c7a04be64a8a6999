import type { MouseEvent, ReactNode } from "react";
import type { Nearness } from "@/domain/area";
import type { MemberCard, PlaceCard, SeriesCard } from "@/domain/board";
import { hasToPlace } from "@/domain/categories";
import type { Listing } from "@/domain/select-listings";
import { MemberName } from "@/features/keyring/member-name";
import { SealedText } from "@/features/keyring/sealed-text";
import { PlaceLabel } from "@/features/places/place-label";
import { CategoryIcon } from "./category-icon";
import { cardOf, type ListingWords } from "./use-listing-words";

/**
 * One listing as a picket sign: a strong line, a rule, small facts, all readable before anything has opened; then the
 * name and the note, for which room is kept. A server renders many of these, so it has few elements.
 */
export function ListingCard({ listing, now, words, ...props }: ListingCardProps) {
  const { network, isMine, isFresh, author, nearness, series, placeOf, action, onFollow } = props;
  const { id, category } = cardOf(listing);
  const note = noteOf(listing, series);
  const days = listing.stream === "needs" ? series?.days : listing.offer.days;
  const href = `/n/${network}/${listing.stream}/${id}`;
  const isTagged = listing.stream === "needs" && listing.need.urgency > 0 && !listing.full;
  return (
    <article id={id} className={sheet}>
      {isTagged && <p className={urgencyLook[listing.need.urgency]}>{words.urgency(listing)}</p>}
      <h3 className="text-lg leading-tight font-extrabold">
        <a href={href} onClick={onFollow} className="block hover:underline">
          <span className={`mb-0.5 flex min-h-7 items-center gap-2 ${isTagged ? "pr-32" : ""}`}>
            <CategoryIcon category={category} />
            {words.kind(listing)}
            {isFresh && <mark className={mark}>{words.board("new")}</mark>}
          </span>
          {words.window(listing, now)}
        </a>
      </h3>
      <p className="mt-2 border-t-2 border-rule pt-2">
        <Where listing={listing} words={words} placeOf={placeOf} />
        {nearness && ` (${words.board(`near.${nearness}`)})`}
        {[
          "",
          words.quantity(listing),
          ...words.attributes(listing),
          ...more(listing, words),
          ...(days ? [words.weekly(days)] : []),
        ].join(" · ")}
      </p>
      {listing.fit && <p className="mt-1 font-semibold">{words.fit(listing, listing.fit, now)}</p>}
      <p className={note ? "mt-1 line-clamp-2 min-h-[2lh]" : "mt-1"}>
        <b>{author ? <MemberName member={author} /> : null}</b>
        {note && (
          <>
            {" "}
            <SealedText {...note} field="note" />
          </>
        )}
      </p>
      {isMine ? (
        <p className="mt-auto pt-3 font-semibold">
          {words.board("yours")}{" "}
          <a href={`${href}/edit`} onClick={onFollow} className={editLook}>
            {words.board("edit")}
          </a>
        </p>
      ) : (
        <div className={listing.full ? `${actionsLook} empty:hidden` : `${actionsLook} min-h-15`}>
          {action?.(listing)}
        </div>
      )}
    </article>
  );
}

/** A need that comes again has the note of its series, unless it was given one of its own. */
function noteOf(listing: Listing, series: SeriesCard | undefined) {
  const { id, note, epoch } = cardOf(listing);
  if (note) return { sealed: note, table: listing.stream, row: id, epoch };
  return series?.note && { sealed: series.note, table: "need_series", row: series.id, epoch: series.epoch };
}

function Where({ listing, words, placeOf }: Pick<ListingCardProps, "listing" | "words" | "placeOf">) {
  if (listing.stream === "offers") {
    const { place, reach } = listing.offer;
    if (!place && reach === "anywhere") return words.reach(reach);
    return (
      <>
        {place ? <PlaceName place={placeOf(place)} /> : words.board("elsewhere")}
        {reach !== "place" && ` · ${words.reach(reach)}`}
      </>
    );
  }
  const { place, toPlace, category } = listing.need;
  return (
    <>
      {place ? <PlaceName place={placeOf(place)} /> : words.board("elsewhere")}
      {hasToPlace(category) && " → "}
      {hasToPlace(category) && (toPlace ? <PlaceName place={placeOf(toPlace)} /> : words.board("elsewhere"))}
    </>
  );
}

function PlaceName({ place }: { place: PlaceCard | undefined }) {
  return place ? <PlaceLabel place={place} /> : null;
}

function more(listing: Listing, words: ListingWords): string[] {
  if (listing.stream === "needs") return [];
  const { offer, window, furtherWindows } = listing;
  return [
    ...(!offer.splittable && window.quantity > 1 ? [words.board("whole")] : []),
    ...(furtherWindows > 0 && !offer.days ? [words.board("furtherTimes", { count: furtherWindows })] : []),
  ];
}

const sheet = "relative flex flex-col rounded-sign border-2 border-ink bg-sheet px-4 pt-3 pb-4";
const actionsLook = "mt-auto flex flex-wrap gap-2 pt-3 ";
const mark = "rounded-sign bg-signal px-1.5 text-sm font-bold text-on-signal";
const editLook = "ml-2 inline-flex min-h-11 items-center underline underline-offset-4";
const tag = "absolute top-3 right-3 rounded-sign border-2 px-2 text-sm leading-6 font-bold";
const urgencyLook = [
  "",
  `${tag} border-rule text-quiet`,
  `${tag} border-signal text-signal`,
  `${tag} border-signal bg-signal text-on-signal`,
];

type ListingCardProps = {
  network: string;
  listing: Listing;
  now: number;
  words: ListingWords;
  isMine: boolean;
  /** Came while one was looking. */
  isFresh: boolean;
  author: MemberCard | undefined;
  /** To the place one is looking near; null without one, at the place itself, and when nobody can tell. */
  nearness: Nearness | null;
  /** Of a need that comes again each week. */
  series: SeriesCard | undefined;
  placeOf: (id: string) => PlaceCard | undefined;
  /** Undefined while nothing can be pressed yet; its room is kept. */
  action: ((listing: Listing) => ReactNode) | undefined;
  onFollow: (event: MouseEvent<HTMLAnchorElement>) => void;
};
