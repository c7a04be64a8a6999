"use client";

import { useTranslations } from "next-intl";
import { type ReactNode, useMemo, useRef } from "react";
import { Button } from "@/components/button";
import { SkeletonSigns } from "@/components/skeleton";
import type { BoardPayload } from "@/domain/board";
import { type BoardFilter, formatFilter } from "@/domain/board-filter";
import { countFacets } from "@/domain/count-facets";
import { type Listing, selectListings } from "@/domain/select-listings";
import { BoardEmpty } from "./board-empty";
import { BoardNotice } from "./board-notice";
import { FilterBar } from "./filter-bar";
import { FilterRail } from "./filter-rail";
import type { FirstScreen } from "./first-screen";
import { ListingList } from "./listing-list";
import { PostActions } from "./post-actions";
import { StreamSwitch } from "./stream-switch";
import { useBoard } from "./use-board";
import { useBoardFilter } from "./use-board-filter";
import { useFilterChoices } from "./use-filter-choices";
import { useNews } from "./use-news";
import { useNow } from "./use-now";
import { useShown } from "./use-shown";
import { useSteadyScroll } from "./use-steady-scroll";

/** The shared board. `first` is what `writeFirstScreen` wrote, `start` the time it was written for (epoch seconds). */
export function BoardScreen({ network, member, first, start, action }: BoardScreenProps) {
  const t = useTranslations("board");
  const list = useRef<HTMLUListElement>(null);
  const hold = useSteadyScroll(list);
  const [filter, choose] = useBoardFilter(network);
  const opening = useMemo(() => JSON.parse(first) as FirstScreen, [first]);
  const live = useBoard(network, opening, hold);
  const { board, whole } = live;
  const now = useNow(live.store, start, hold);
  const fresh = useNews(board, whole, member);

  const view = formatFilter(filter);
  const listings = useMemo(() => selectListings(board, filter, member, now), [board, filter, member, now]);
  const facets = useMemo(
    () => (whole ? countFacets(board, filter, member, now) : null),
    [board, whole, filter, member, now],
  );
  const counts = facets?.stream ?? opening.counts;
  const groups = useFilterChoices(board, filter, facets, now);
  const { shown, showMore, end } = useShown(`${network}?${view}`, listings.length);
  const isKnown = whole || view === opening.view;
  // With nothing on the board there is nothing to filter.
  const canFilter = view !== formatFilter({ stream: filter.stream }) || counts.needs + counts.offers > 0;
  const filters = { groups, filter, mine: facets?.mine, fits: facets?.fits, onChoose: choose };

  return (
    <div className="xl:grid xl:grid-cols-[minmax(0,1fr)_12rem] xl:gap-x-8">
      <div className="grid gap-3 self-start">
        <div className="flex flex-wrap items-center justify-between gap-3">
          <h1 className="sr-only text-3xl leading-tight font-extrabold tracking-tight md:not-sr-only">
            {t("title")}
          </h1>
          <PostActions network={network} stream={filter.stream} />
        </div>
        <StreamSwitch network={network} filter={filter} counts={counts} onChoose={choose} />
        {canFilter && <FilterBar {...filters} />}
        <BoardNotice live={live} now={now} />
        {!isKnown && !live.state.trouble && <SkeletonSigns />}
        {isKnown && listings.length === 0 && (
          <BoardEmpty
            network={network}
            filter={filter}
            counts={counts}
            hasOwn={hasOwnFor(filter, board, member)}
            onChoose={choose}
          />
        )}
        {isKnown && listings.length > 0 && (
          <ListingList
            ref={list}
            network={network}
            member={member}
            board={board}
            listings={listings.slice(0, shown)}
            byDay={!filter.fits}
            near={filter.place}
            fresh={fresh}
            now={now}
            action={action}
          />
        )}
        {shown < listings.length && (
          <div ref={end}>
            <Button wide onClick={showMore}>
              {t("more", { count: listings.length - shown })}
            </Button>
          </div>
        )}
      </div>
      {whole && canFilter && <FilterRail network={network} {...filters} />}
    </div>
  );
}

/** Whether the member has something of their own that the listings of this stream could fit. */
function hasOwnFor({ stream }: BoardFilter, board: BoardPayload, member: string): boolean {
  const own = stream === "needs" ? board.offers : board.needs;
  return own.some(({ by }) => by === member);
}

type BoardScreenProps = {
  network: string;
  /** Whose "mine" is. */
  member: string;
  first: string;
  start: number;
  /** What can be done with a listing of somebody else, right on its card. */
  action: (listing: Listing) => ReactNode;
};
