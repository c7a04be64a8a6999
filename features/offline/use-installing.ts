"use client";

import { useEffect, useState, useSyncExternalStore } from "react";
import { neverChanges } from "@/lib/listeners";
import { isIos } from "@/lib/storage-life";

/** Whether the app is on the home screen; on which kind of phone; and what asks the browser to put it there, or null. */
export function useInstalling(): { isInstalled: boolean; isApple: boolean; offer: (() => void) | null } {
  const [question, setQuestion] = useState<InstallQuestion | null>(null);
  const isInstalled = useSyncExternalStore(listenForInstall, isStandalone, () => true);
  const isApple = useSyncExternalStore(
    neverChanges,
    () => isIos(navigator),
    () => false,
  );
  useEffect(() => {
    // It would otherwise ask by itself, at a moment of its own. https://wicg.github.io/manifest-incubations/
    const keep = (event: Event) => {
      event.preventDefault();
      setQuestion(event as InstallQuestion);
    };
    window.addEventListener("beforeinstallprompt", keep);
    return () => window.removeEventListener("beforeinstallprompt", keep);
  }, []);

  function offer() {
    // A question can be asked once.
    question?.prompt().catch(() => {});
    setQuestion(null);
  }

  return { isInstalled, isApple, offer: question && offer };
}

type InstallQuestion = Event & { prompt(): Promise<unknown> };

function isStandalone(): boolean {
  return matchMedia(standalone).matches;
}

function listenForInstall(listener: () => void): () => void {
  const mode = matchMedia(standalone);
  mode.addEventListener("change", listener);
  return () => mode.removeEventListener("change", listener);
}

const standalone = "(display-mode: standalone)";
