import { isHiddenOnReturn, timeInSight } from "./idle";

/**
 * Calls `cover` once nobody has touched the page for `limit` milliseconds, or when somebody comes back to it after
 * more than a glance elsewhere. As soon as the page goes out of sight `veil(true)` is called, because phones show
 * pictures of what is open; `veil(false)` when it may be seen again. Returns how to stop.
 */
export function watchIdle(limit: number | null, { cover, veil }: Hiding): () => void {
  let lastTouch = Date.now();
  let leftAt: number | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const touched = () => {
    lastTouch = Date.now();
  };
  const check = () => {
    clearTimeout(timer);
    const left = timeInSight(limit, lastTouch, Date.now());
    if (left === 0) cover();
    // Without a timer of its own for each touch: it looks again when the last one known would be too long ago.
    else if (left !== null) timer = setTimeout(check, left);
  };
  const looked = () => {
    if (document.visibilityState === "hidden") {
      leftAt ??= Date.now();
      return veil(true);
    }
    if (leftAt === null) return;
    const isHidden = isHiddenOnReturn(limit, leftAt, lastTouch, Date.now());
    leftAt = null;
    if (isHidden) cover();
    else veil(false);
  };

  for (const kind of touches) window.addEventListener(kind, touched, { capture: true, passive: true });
  document.addEventListener("visibilitychange", looked);
  check();
  return () => {
    clearTimeout(timer);
    for (const kind of touches) window.removeEventListener(kind, touched, { capture: true });
    document.removeEventListener("visibilitychange", looked);
  };
}

type Hiding = { cover(): void; veil(on: boolean): void };

const touches = ["pointerdown", "pointermove", "keydown", "input", "wheel", "scroll"] as const;
