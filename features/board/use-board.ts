"use client";

import { useCallback, useEffect, useState, useSyncExternalStore } from "react";
import type { BoardPayload } from "@/domain/board";
import { followNetwork } from "@/features/live/follow-network";
import { type BoardState, type BoardStore, boardStore, emptyState } from "./board-store";
import type { FirstScreen } from "./first-screen";
import { keepAtHand } from "./keep-at-hand";

/**
 * The board to show: the whole one once it is here, until then what the page brought along. Its changes come by
 * themselves; while they cannot, it is asked for anew every few minutes, and on coming back to the page.
 */
export function useBoard(network: string, opening: FirstScreen, hold: () => void): LiveBoard {
  const [store] = useState(() => boardStore(network));
  const follow = useCallback(
    (listener: () => void) =>
      store.onChange(() => {
        hold();
        listener();
      }),
    [store, hold],
  );
  const state = useSyncExternalStore(follow, store.current, () => emptyState);
  useEffect(() => keepAtHand(network, store), [network, store]);
  // What an earlier page left in memory is not shown in place of something newer that this page began with.
  const [oldest] = useState(opening.board.version);
  const whole = state.board && state.board.version >= oldest ? state.board : null;

  useEffect(() => keepFresh(store), [store]);
  useEffect(() => followNetwork(network, store.hear), [network, store]);
  useEffect(() => {
    if (opening.board.version > (store.current().board?.version ?? 0)) store.refresh();
  }, [store, opening]);

  return { board: whole ?? opening.board, whole: whole !== null, state, store };
}

export type LiveBoard = { board: BoardPayload; whole: boolean; state: BoardState; store: BoardStore };

const fewMinutes = 3 * 60_000;

function keepFresh(store: BoardStore): () => void {
  const refresh = () => {
    if (document.visibilityState === "visible" && !store.isLive()) store.refresh();
  };
  store.refresh();
  const timer = setInterval(refresh, fewMinutes);
  document.addEventListener("visibilitychange", refresh);
  window.addEventListener("focus", refresh);
  return () => {
    clearInterval(timer);
    document.removeEventListener("visibilitychange", refresh);
    window.removeEventListener("focus", refresh);
  };
}
