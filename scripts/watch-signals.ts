/** A terminal tells a whole group of processes, and npm passes on what it was told: within this time that is one word. */
const echo = 1000;

type Told = { on(signal: string, listener: () => void): unknown };

/** `stopping` with the first signal to end, `hurrying` with the next one that somebody sends because it takes too long. */
export function watchSignals(told: Told = process): { stopping: AbortSignal; hurrying: AbortSignal } {
  const [stop, hurry] = [new AbortController(), new AbortController()];
  let first = Number.POSITIVE_INFINITY;
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) {
    told.on(signal, () => {
      const now = performance.now();
      if (now - first > echo) hurry.abort();
      first = Math.min(first, now);
      stop.abort();
    });
  }
  return { stopping: stop.signal, hurrying: hurry.signal };
}
