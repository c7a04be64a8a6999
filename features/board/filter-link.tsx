"use client";

import type { MouseEvent, ReactNode } from "react";
import type { BoardFilter } from "@/domain/board-filter";
import { boardHref } from "./board-href";
import { isPlainPress } from "./is-plain-press";

/** A real link to another view of the board, which a plain press follows without leaving the page. */
export function FilterLink({ network, filter, current, onChoose, className, children }: FilterLinkProps) {
  const follow = (event: MouseEvent) => {
    if (!isPlainPress(event)) return;
    event.preventDefault();
    onChoose(filter);
  };
  return (
    <a
      href={boardHref(network, filter)}
      aria-current={current ? "true" : undefined}
      onClick={follow}
      className={className}
    >
      {children}
    </a>
  );
}

type FilterLinkProps = {
  network: string;
  filter: BoardFilter;
  current: boolean;
  onChoose: (filter: BoardFilter) => void;
  className: string;
  children: ReactNode;
};
