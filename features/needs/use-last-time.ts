"use client";

import { useEffect, useState } from "react";
import { useKeyring } from "@/features/keyring/keyring-provider";

/**
 * What was chosen in a form when it was last sent, kept sealed on this device, so that the same again takes a few
 * seconds; null until it is known, and when there is nothing.
 */
export function useLastTime<Value extends object>(form: string) {
  const keyring = useKeyring();
  const [last, setLast] = useState<Partial<Value> | null>(null);

  useEffect(() => {
    if (typeof keyring !== "object") return;
    let current = true;
    keyring.recall(keyOf(form)).then(
      (text) => current && setLast(read(text)),
      () => {},
    );
    return () => {
      current = false;
    };
  }, [keyring, form]);

  /** Remembers it for next time; a device that keeps nothing is no reason to fail. */
  async function keep(value: Value): Promise<void> {
    setLast(value);
    if (typeof keyring === "object")
      await keyring.remember(keyOf(form), JSON.stringify(value)).catch(() => {});
  }

  return { last, keep };
}

function keyOf(form: string) {
  return `last:${form}`;
}

function read<Value>(text: string | null): Partial<Value> | null {
  try {
    return text === null ? null : (JSON.parse(text) as Partial<Value>);
  } catch {
    return null;
  }
}
