import type { DeviceNotes } from "./device-notes";

/** The note of when the network is to be burnt (milliseconds), while it is: see `forgetAfterRefusal`. */
export const burningNote = "burning";

/** Notes down that the network is to be burnt in so many seconds, or, with null, that it is not. Never rejects. */
export async function noteBurning(notes: DeviceNotes, seconds: number | null): Promise<void> {
  // Earlier: nobody is refused for it before it happens, and on a slow phone a page is read seconds after it was drawn.
  const at = seconds !== null && Date.now() + (seconds - 10) * 1000;
  await (at === false ? notes.forget(burningNote) : notes.remember(burningNote, String(at))).catch(() => {});
}
