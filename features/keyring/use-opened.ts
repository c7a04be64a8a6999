"use client";

import { useEffect, useState } from "react";
import type { SealedAt } from "./keyring";
import { useKeyring } from "./keyring-provider";

/** An opened text; undefined while it opens; null when it does not open on this device. */
export function useOpened(sealed: string, { table, row, field, epoch }: SealedAt): string | null | undefined {
  const keyring = useKeyring();
  const [, setOpenings] = useState(0);
  const ready = typeof keyring === "object";
  const text = ready ? keyring.opened(sealed, { table, row, field, epoch }) : undefined;
  useEffect(() => {
    if (!ready || text !== undefined) return;
    let current = true;
    const rerender = () => {
      if (current) setOpenings((count) => count + 1);
    };
    keyring.open(sealed, { table, row, field, epoch }).then(rerender, rerender);
    return () => {
      current = false;
    };
  }, [keyring, ready, text, sealed, table, row, field, epoch]);
  return keyring === "missing" ? null : text;
}
