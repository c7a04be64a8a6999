import type { Spot } from "./read-coordinates";

/** Where this device is, or why it does not say. The spot stays here; what is sent is the area it lies in. */
export function hereNow(): Promise<Spot | "denied" | "unknown"> {
  if (!("geolocation" in navigator)) return Promise.resolve("unknown");
  return new Promise((resolve) => {
    navigator.geolocation.getCurrentPosition(
      ({ coords: { latitude, longitude } }) => resolve({ latitude, longitude }),
      ({ code, PERMISSION_DENIED }) => resolve(code === PERMISSION_DENIED ? "denied" : "unknown"),
      // An area is kilometres wide: there is no need for satellites, and one of a few minutes ago will do.
      { enableHighAccuracy: false, timeout: 15_000, maximumAge: 5 * 60_000 },
    );
  });
}
