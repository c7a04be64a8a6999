"use client";

import { useCallback, useEffect, useRef, useState } from "react";
import type { Keyring } from "@/features/keyring/keyring";

/** What one hands over to be found. It stays on this device, sealed, for the next time. */
export type OwnContact = {
  /** Null for the moment in which storage opens. */
  readonly text: string | null;
  change(text: string): void;
};

/** The contact handed over last time, kept as it is typed so that nothing typed is lost. */
export function useContact(keyring: Keyring | null): OwnContact {
  const [text, setText] = useState<string | null>(null);
  const unsaved = useRef<string | null>(null);

  useEffect(() => {
    if (!keyring) return;
    let current = true;
    const settle = (kept: string | null) => {
      // What a quick hand typed while storage was opening is newer than what was kept.
      if (current && unsaved.current === null) setText(kept ?? "");
    };
    keyring.recall(noteKey).then(settle, () => settle(null));
    return () => {
      current = false;
    };
  }, [keyring]);

  const save = useCallback(() => {
    const typed = unsaved.current;
    unsaved.current = null;
    if (!keyring || typed === null) return;
    // A device that keeps nothing must not disturb the one who types.
    (typed.trim() ? keyring.remember(noteKey, typed) : keyring.forget(noteKey)).catch(() => {});
  }, [keyring]);

  useEffect(() => {
    if (text === null || unsaved.current === null) return;
    const later = setTimeout(save, saveAfter);
    return () => clearTimeout(later);
  }, [text, save]);

  useEffect(() => {
    window.addEventListener("pagehide", save);
    return () => {
      window.removeEventListener("pagehide", save);
      save();
    };
  }, [save]);

  const change = useCallback((typed: string) => {
    unsaved.current = typed;
    setText(typed);
  }, []);
  return { text, change };
}

const noteKey = "contact";
const saveAfter = 300;
