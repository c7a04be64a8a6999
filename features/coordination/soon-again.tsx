"use client";

import { useRouter } from "next/navigation";
import { useEffect } from "react";

/** Asks for the page anew in a moment, because something on it is being worked out; less and less often. */
export function SoonAgain({ at }: { at: number }) {
  const router = useRouter();
  // biome-ignore lint/correctness/useExhaustiveDependencies: each answer of the server begins a new wait
  useEffect(() => {
    tries += 1;
    const timer = setTimeout(() => router.refresh(), Math.min(1_000 * 2 ** tries, 30_000));
    return () => clearTimeout(timer);
  }, [at, router]);
  useEffect(
    () => () => {
      tries = 0;
    },
    [],
  );
  return null;
}

let tries = 0;
