import type { Tell } from "./live-message";

export type Source = {
  /** Looks at once whether the connection still is one, as after a phone slept. */
  wake(): void;
  close(): void;
};

/**
 * Keeps a stream of the network's changes open, and begins it anew whenever it breaks off: soon at first, then later and
 * later, and never all devices at once. `since` says which version is known.
 */
export function openSource(network: string, since: () => number | null, tell: Tell): Source {
  let source: EventSource | null = null;
  let next: ReturnType<typeof setTimeout> | undefined;
  let silence: ReturnType<typeof setTimeout> | undefined;
  let lastWord = Number.NEGATIVE_INFINITY;
  let tries = 0;
  let isClosed = false;

  function open() {
    shut();
    if (isClosed) return;
    if (!navigator.onLine) return tell({ kind: "lost" });
    const known = since();
    const opened = new EventSource(`/api/n/${network}/changes${known === null ? "" : `?since=${known}`}`);
    source = opened;
    const on = <Data>(name: string, hear: (data: Data) => void) =>
      opened.addEventListener(name, ({ data }: MessageEvent<string>) => {
        if (source !== opened) return;
        stillThere();
        hear(JSON.parse(data));
      });
    on<{ version: number; now: number }>("version", (data) => {
      tries = 0;
      tell({ kind: "version", ...data });
    });
    on<never>("delta", (delta) => tell({ kind: "delta", delta }));
    on<{ version: number }>("behind", (data) => tell({ kind: "behind", ...data }));
    on("ended", () => over());
    on("leave", () => again(Math.random() * 3000));
    opened.onerror = () => source === opened && failed();
    stillThere();
  }

  function stillThere() {
    lastWord = performance.now();
    clearTimeout(silence);
    silence = setTimeout(open, longestSilence);
  }

  function failed() {
    // One that is back at once is not worth a word.
    if (tries > 0) tell({ kind: "lost" });
    const wait = tries === 0 ? 1000 : Math.min(1000 * 2 ** tries, 60_000);
    tries += 1;
    again(wait * (0.5 + Math.random() / 2));
  }

  function again(wait: number) {
    shut();
    next = setTimeout(async () => {
      if (tries <= 1 || (await mayOpen(network))) open();
      else over();
    }, wait);
  }

  function over() {
    close();
    tell({ kind: "ended" });
  }

  function shut() {
    source?.close();
    source = null;
    clearTimeout(next);
    clearTimeout(silence);
  }

  function close() {
    isClosed = true;
    shut();
    window.removeEventListener("online", wake);
    window.removeEventListener("offline", open);
  }

  function wake() {
    if (source?.readyState === EventSource.OPEN && performance.now() - lastWord < usualSilence) return;
    tries = 0;
    open();
  }

  window.addEventListener("online", wake);
  // Which then says that it is lost.
  window.addEventListener("offline", open);
  open();
  return { wake, close };
}

/** The server has a word every 25 seconds. */
const usualSilence = 35_000;
const longestSilence = 60_000;

/**
 * A browser does not say why a stream was refused, so that another question has to: whether this device is signed in. If
 * it is not, it signs in by itself. False when the network does not know it, or it has no keys any more.
 */
async function mayOpen(network: string): Promise<boolean> {
  try {
    const answer = await fetch(`/api/n/${network}/board`, {
      method: "HEAD",
      cache: "no-store",
      signal: AbortSignal.timeout(15_000),
    });
    if (answer.status !== 401) return true;
    // Rarely needed, so that it comes only then.
    const { signInSilently } = await import("@/features/access/sign-in");
    const signedIn = await signInSilently(network);
    return signedIn.ok || !["refused", "burned", "no-keys"].includes(signedIn.reason);
  } catch {
    return true;
  }
}
