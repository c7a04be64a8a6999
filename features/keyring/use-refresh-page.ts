"use client";

import { useRouter } from "next/navigation";
import { useCallback, useEffect, useRef, useTransition } from "react";

/** Asks the server for the page anew; settles when it is drawn, or when nobody looks at it any more. */
export function useRefreshPage(): () => Promise<void> {
  const router = useRouter();
  const [isRefreshing, start] = useTransition();
  const waiting = useRef<(() => void)[]>([]);
  const settle = useCallback(() => {
    for (const done of waiting.current.splice(0)) done();
  }, []);
  useEffect(() => {
    if (!isRefreshing) settle();
  }, [isRefreshing, settle]);
  useEffect(() => settle, [settle]);
  return useCallback(
    () =>
      new Promise((done) => {
        waiting.current.push(done);
        start(() => router.refresh());
      }),
    [router],
  );
}
