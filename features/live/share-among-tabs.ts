import { type LiveMessage, standingAfter, type Tell } from "./live-message";
import type { Source } from "./open-source";

/**
 * One stream for all tabs of a browser: the tab that was looked at last has it, since phones put the others to sleep, and
 * tells the others what comes. Gives how to leave. Where a browser lacks what this takes, each tab has a stream.
 */
export function shareAmongTabs(name: string, open: (tell: Tell) => Source, hear: Tell): () => void {
  if (!("locks" in navigator) || typeof BroadcastChannel === "undefined") return open(hear).close;
  const channel = new BroadcastChannel(name);
  let source: Source | null = null;
  let last: LiveMessage = { kind: "lost" };
  let waiting: AbortController | null = null;
  let giveUp = () => {};
  let isOver = false;

  const tell: Tell = (message) => {
    last = standingAfter(last, message);
    channel.postMessage(message);
    hear(message);
  };

  /** Leads from when the lock is its own until that is stolen or given up. */
  function campaign(options: LockOptions) {
    let led: Source | null = null;
    const lead = () => {
      if (isOver) return;
      led = open(tell);
      source = led;
      return new Promise<void>((resolve) => {
        giveUp = resolve;
      });
    };
    navigator.locks
      .request(name, options, lead)
      .catch(() => {})
      .then(() => {
        led?.close();
        if (source !== led || !led) return;
        source = null;
        if (!isOver) wait();
      });
  }

  function wait() {
    waiting = new AbortController();
    campaign({ signal: waiting.signal });
  }

  function look() {
    if (document.visibilityState !== "visible") return;
    if (source) return source.wake();
    waiting?.abort();
    campaign({ steal: true });
  }

  channel.onmessage = ({ data }: MessageEvent<LiveMessage | typeof question>) => {
    if (data !== question) hear(data);
    else if (source) channel.postMessage(last);
  };
  channel.postMessage(question);
  document.addEventListener("visibilitychange", look);
  if (document.visibilityState === "visible") look();
  else wait();

  return () => {
    isOver = true;
    document.removeEventListener("visibilitychange", look);
    waiting?.abort();
    source?.close();
    giveUp();
    channel.close();
  };
}

const question = "How does it stand?";
