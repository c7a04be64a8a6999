"use client";

import { useRouter } from "next/navigation";
import { useCallback, useEffect, useRef, useState } from "react";
import { refuseHere } from "@/features/access/ask-server";
import type { KeptArrival } from "./kept-arrival";

/** What somebody who waits sees: `gone` when they were turned away or ran out, `problem` when they cannot come in. */
export type Waiting = {
  readonly words: string | null;
  readonly isGone: boolean;
  readonly problem: string | null;
};

/** Asks gently how it stands, and goes in as soon as the door is open. */
export function useWaiting(arrival: KeptArrival): Waiting & { retry: () => void } {
  const router = useRouter();
  const [words, setWords] = useState<string | null>(null);
  const [isGone, setGone] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const [isEntering, setEntering] = useState(false);
  const entering = useRef(false);

  useEffect(() => {
    load().then(
      ({ wordsOf }) => wordsOf(arrival).then(setWords),
      () => {},
    );
  }, [arrival]);

  const enter = useCallback(async () => {
    // Two answers may come at once, and what the first one keeps must not be kept anew.
    if (entering.current) return;
    entering.current = true;
    setEntering(true);
    setProblem(null);
    const answer = await enterWithCode(arrival);
    if (answer.ok) return router.replace(`/n/${answer.value.network}`);
    entering.current = false;
    setProblem(answer.message);
  }, [arrival, router]);

  const ask = useCallback(async () => {
    const code = await load().catch(() => null);
    const state = code && (await code.askArrivalState(arrival));
    if (state === "in") await enter();
    if (state === "gone") setGone(true);
  }, [arrival, enter]);

  useEffect(() => {
    if (isGone || isEntering) return;
    const look = () => {
      if (document.visibilityState === "visible") ask();
    };
    const begun = Date.now();
    let timer: ReturnType<typeof setTimeout>;
    const again = () => {
      look();
      timer = setTimeout(again, Date.now() - begun < hurry ? askEvery : laterEvery);
    };
    again();
    document.addEventListener("visibilitychange", look);
    return () => {
      clearTimeout(timer);
      document.removeEventListener("visibilitychange", look);
    };
  }, [ask, isGone, isEntering]);

  return { words, isGone, problem, retry: enter };
}

/** In milliseconds: two people are on the phone with each other, and one of them is about to press a button. */
const askEvery = 4_000;
const hurry = 5 * 60_000;
const laterEvery = 15_000;

const load = () => import("./wait-here");

async function enterWithCode(arrival: KeptArrival) {
  const code = await load().catch(() => null);
  return code ? code.enterAtLast(arrival).catch(() => refuseHere("no-keys")) : refuseHere("offline");
}
