"use client";

import type { ReactNode } from "react";
import type { SealedAt } from "./keyring";
import { useOpened } from "./use-opened";

/** Draws with a sealed text that may not be there on every page: `useOpened` as a component. */
export function Opened({ sealed, at, children }: OpenedProps) {
  return children(useOpened(sealed, at));
}

type OpenedProps = {
  sealed: string;
  at: SealedAt;
  children: (text: string | null | undefined) => ReactNode;
};
