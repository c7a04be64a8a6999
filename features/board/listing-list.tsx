"use client";

import { useRouter } from "next/navigation";
import { useLocale } from "next-intl";
import { type MouseEvent, type ReactNode, type RefObject, useMemo, useSyncExternalStore } from "react";
import { nearnessOf } from "@/domain/area";
import type { BoardPayload } from "@/domain/board";
import { stepsOn } from "@/domain/board-place";
import type { Listing } from "@/domain/select-listings";
import { formatLongDay } from "@/lib/format";
import { neverChanges } from "@/lib/listeners";
import { wallClock } from "@/lib/wall-clock";
import { isPlainPress } from "./is-plain-press";
import { ListingCard } from "./listing-card";
import { cardOf, useListingWords } from "./use-listing-words";

/** The listings in their order, by day with a heading where one begins. */
export function ListingList({ ref, network, member, board, listings, ...props }: ListingListProps) {
  const { byDay, near, fresh, now, action } = props;
  const locale = useLocale();
  const words = useListingWords(board.zone);
  const authors = useMemo(() => new Map(board.members.map((card) => [card.id, card])), [board]);
  const places = useMemo(() => new Map(board.places.map((card) => [card.id, card])), [board]);
  const steps = useMemo(() => stepsOn(board), [board]);
  const series = useMemo(() => new Map(board.series.map((card) => [card.id, card])), [board]);
  const isLive = useIsLive();
  const router = useRouter();
  // One handler for all cards: a component for each link costs the server more than the rest of a card's heading.
  const follow = (event: MouseEvent<HTMLAnchorElement>) => {
    if (!isPlainPress(event)) return;
    event.preventDefault();
    router.push(event.currentTarget.href);
  };
  const today = wallClock(new Date(now * 1000), board.zone).day;
  return (
    <ul
      ref={ref}
      aria-label={words.board("list")}
      className={`grid grid-cols-[repeat(auto-fill,minmax(min(100%,19rem),1fr))] gap-3 ${restsFarDown}`}
    >
      {listings.map((listing, index) => {
        const card = cardOf(listing);
        const { by } = card;
        return (
          <li key={listing.id} className="contents">
            {byDay && listing.day !== listings[index - 1]?.day && (
              <h2 className="col-span-full pt-2 text-xl font-extrabold first-letter:uppercase">
                {formatLongDay(listing.day, today, locale)}
              </h2>
            )}
            <ListingCard
              network={network}
              listing={listing}
              now={now}
              words={words}
              isMine={by === member}
              isFresh={fresh.has(listing.id)}
              author={authors.get(by)}
              nearness={near && card.place !== near ? nearnessOf(steps(card, near)) : null}
              series={listing.stream === "needs" ? series.get(listing.need.series ?? "") : undefined}
              placeOf={(id) => places.get(id)}
              action={isLive ? action : undefined}
              onFollow={follow}
            />
          </li>
        );
      })}
    </ul>
  );
}

/** False on the server and while the page comes alive: nothing can be pressed yet. */
function useIsLive(): boolean {
  return useSyncExternalStore(
    neverChanges,
    () => true,
    () => false,
  );
}

/** What is far down and off the screen is laid out when it comes near; before, a remembered or usual height stands for it. */
const restsFarDown =
  "[&>li:nth-child(n+61)>article]:[content-visibility:auto] [&>li:nth-child(n+61)>article]:[contain-intrinsic-size:auto_12rem]";

type ListingListProps = {
  ref: RefObject<HTMLUListElement | null>;
  network: string;
  member: string;
  board: BoardPayload;
  listings: readonly Listing[];
  byDay: boolean;
  /** The place one is looking near, if any. */
  near: string | undefined;
  fresh: ReadonlySet<string>;
  now: number;
  action: (listing: Listing) => ReactNode;
};
