"use client";

import { useEffect, useState } from "react";
import { useOpened } from "@/features/keyring/use-opened";
import type { Removal } from "./list-removals";
import { isBacked, readStatement, type SealedStatement } from "./removal-statement";

/**
 * Why somebody is to be removed, once it is clear that whoever is said to ask for it did. A removal may stay under the
 * key it was asked under, which those who were removed since have too: the signature says whose word it is.
 */
export function useReason(network: string, removal: Removal): string | undefined {
  const { id, by, member, epoch, statement } = removal;
  const text = useOpened(statement, { table: "requests", row: id, field: "statement", epoch });
  const [backed, setBacked] = useState<{ text: string; reason: string }>();
  useEffect(() => {
    const sealed = text ? readStatement(text) : null;
    const reason = sealed?.reason;
    if (!text || !reason) return;
    let current = true;
    isAsked(network, sealed, { by, member }).then((isSo) => current && isSo && setBacked({ text, reason }));
    return () => {
      current = false;
    };
  }, [network, text, by, member]);
  return backed && backed.text === text ? backed.reason : undefined;
}

async function isAsked(
  network: string,
  statement: SealedStatement,
  request: { by: string; member: string },
): Promise<boolean> {
  const code = await import("@/features/members/refresh-keys").catch(() => null);
  const keys = await code?.refreshKeys(network);
  if (!keys?.ok) return false;
  return isBacked(statement, { network, ...request, next: keys.value.epoch + 1 }, keys.value.trusted);
}
