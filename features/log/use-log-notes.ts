"use client";

import { useEffect, useState } from "react";
import type { Keyring } from "@/features/keyring/keyring";
import { useKeyring } from "@/features/keyring/keyring-provider";
import { type LogNote, readNote } from "./log-note";
import type { LogLine } from "./queries";

/** What the sealed parts of these lines say, by line id; null until each has been tried. Pass the same array again. */
export function useLogNotes(lines: readonly LogLine[]): ReadonlyMap<string, Partial<LogNote>> | null {
  const keyring = useKeyring();
  const [opened, setOpened] = useState<{ lines: readonly LogLine[]; notes: Notes }>();
  useEffect(() => {
    if (keyring === "loading") return;
    let current = true;
    openNotes(keyring === "missing" ? null : keyring, lines).then(
      (notes) => current && setOpened({ lines, notes }),
    );
    return () => {
      current = false;
    };
  }, [keyring, lines]);
  return opened?.lines === lines ? opened.notes : null;
}

type Notes = ReadonlyMap<string, Partial<LogNote>>;

/** One that does not open still says who and what. */
async function openNotes(keyring: Keyring | null, lines: readonly LogLine[]): Promise<Notes> {
  const open = async ({ id, entry, epoch }: LogLine) => {
    if (!keyring || entry === null || epoch === null) return [id, {}] as const;
    const at = { table: "log_entries", row: id, field: "entry", epoch };
    return [id, await keyring.open(entry, at).then(readNote, () => ({}))] as const;
  };
  return new Map(await Promise.all(lines.map(open)));
}
