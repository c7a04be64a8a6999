"use client";

import { useCallback, useEffect, useRef, useState } from "react";
import type { DeviceNotes } from "./device-notes";
import { useKeyring } from "./keyring-provider";

/** What was typed into a form, kept sealed on this device until it is sent. */
export type Draft<Value> = {
  readonly value: Value;
  /** True once something typed earlier came back. */
  readonly restored: boolean;
  change(part: Partial<Value>): void;
  /** Call when the form was sent: nothing stays on this device, what is on screen does. */
  forget(): void;
  /** Forgets, and the form is as it was at first. */
  startOver(): void;
};

/**
 * A form's state as plain JSON. Put the row's id into it too, so that sending again after a reload sends the same id.
 * `key` names the form (and the row it edits) within the network. Outside a network give `notes`; null while they load.
 */
export function useDraft<Value extends object>(
  key: string,
  initial: () => Value,
  notes?: DeviceNotes | null,
): Draft<Value> {
  const keyring = useKeyring();
  const kept = notes === undefined ? (typeof keyring === "object" ? keyring : null) : notes;
  const [value, setValue] = useState(initial);
  const [restored, setRestored] = useState(false);
  const unsaved = useRef<Value | null>(null);
  const touched = useRef(false);
  const lastWrite = useRef(Promise.resolve());

  useEffect(() => {
    if (!kept) return;
    let current = true;
    recallDraft<Value>(kept, key).then((draft) => {
      // What a quick hand typed while storage was opening is newer than what was kept.
      if (!current || touched.current || !draft) return;
      setValue((value) => ({ ...value, ...draft }));
      setRestored(true);
    });
    return () => {
      current = false;
    };
  }, [kept, key]);

  const save = useCallback(() => {
    if (!kept || !unsaved.current) return;
    const text = JSON.stringify(unsaved.current);
    unsaved.current = null;
    // One after the other, so that nothing slow to seal lands after it was forgotten. A draft too long to keep, or a
    // device that keeps nothing, must not disturb the one who types.
    lastWrite.current = lastWrite.current.then(() => kept.remember(draftKey(key), text)).catch(() => {});
  }, [kept, key]);

  useEffect(() => {
    if (touched.current) unsaved.current = value;
    const later = setTimeout(save, saveAfter);
    return () => clearTimeout(later);
  }, [value, save]);

  useEffect(() => {
    // Phones freeze a page in the background without asking: the last moment to save is when it hides.
    const hidden = () => document.visibilityState === "hidden" && save();
    document.addEventListener("visibilitychange", hidden);
    window.addEventListener("pagehide", save);
    return () => {
      document.removeEventListener("visibilitychange", hidden);
      window.removeEventListener("pagehide", save);
      save();
    };
  }, [save]);

  function forget() {
    touched.current = false;
    unsaved.current = null;
    if (kept) lastWrite.current = lastWrite.current.then(() => kept.forget(draftKey(key))).catch(() => {});
  }

  return {
    value,
    restored,
    change(part) {
      touched.current = true;
      setValue((value) => ({ ...value, ...part }));
    },
    forget,
    startOver() {
      forget();
      setRestored(false);
      setValue(initial);
    },
  };
}

const saveAfter = 300;

/** The key of the note in which a form's draft lies. */
export function draftKey(key: string) {
  return `draft:${key}`;
}

async function recallDraft<Value>(notes: DeviceNotes, key: string): Promise<Partial<Value> | null> {
  try {
    const text = await notes.recall(draftKey(key));
    return text === null ? null : (JSON.parse(text) as Partial<Value>);
  } catch {
    return null;
  }
}
