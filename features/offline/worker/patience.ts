/** How long the server may take (seconds) before something else is shown: less while it has just been slow or silent. */
export function patience(): number {
  return Date.now() - slowAt < 30_000 ? 1 : 3;
}

/** Call when the server did not answer in time, or not at all. */
export function noteSlow() {
  slowAt = Date.now();
}

let slowAt = Number.NEGATIVE_INFINITY;
