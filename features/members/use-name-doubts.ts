"use client";

import { useEffect, useState } from "react";
import { useKeyring } from "@/features/keyring/keyring-provider";
import { doubtNames, type NameDoubt } from "./doubt-names";

/** Whose name says too little, by member id, among everybody and their opened names; nobody until that is found out. */
export function useNameDoubts(
  people: readonly { readonly id: string }[],
  names: ReadonlyMap<string, string> | null,
): ReadonlyMap<string, NameDoubt> {
  const keyring = useKeyring();
  const [doubts, setDoubts] = useState<ReadonlyMap<string, NameDoubt>>(nobody);
  useEffect(() => {
    if (typeof keyring !== "object" || !names) return;
    let current = true;
    doubtNames(keyring, people, names).then((found) => current && setDoubts(found));
    return () => {
      current = false;
    };
  }, [keyring, people, names]);
  return doubts;
}

const nobody: ReadonlyMap<string, NameDoubt> = new Map();
