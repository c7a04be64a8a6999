import type { DeviceNotes } from "./device-notes";

/** The note of when the network is to be burnt (milliseconds), while it is: see `forgetAfterRefusal`. */
export const burningNote = "burning";

/** Notes down that the network is to be burnt in so many seconds, or, with null, that it is not. Never rejects. */
export async function noteBurning(notes: DeviceNotes, seconds: number | null): Promise<void> {
  // A little earlier: nobody is refused for it before it happens, and clocks are read one after the other.
  const at = seconds !== null && Date.now() + (seconds - 2) * 1000;
  await (at === false ? notes.forget(burningNote) : notes.remember(burningNote, String(at))).catch(() => {});
}
