"use client";

import { useSearchParams } from "next/navigation";
import { useCallback, useMemo } from "react";
import { type BoardFilter, parseFilter } from "@/domain/board-filter";
import { boardHref } from "./board-href";

/** The filter in the address, and how to change it: at once, without asking the server, with a step back. */
export function useBoardFilter(network: string): [BoardFilter, (filter: BoardFilter) => void] {
  const params = useSearchParams();
  const filter = useMemo(() => parseFilter(params), [params]);
  const change = useCallback(
    (next: BoardFilter) => {
      const href = boardHref(network, next);
      if (href !== `${location.pathname}${location.search}`) history.pushState(null, "", href);
    },
    [network],
  );
  return [filter, change];
}
