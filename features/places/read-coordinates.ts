/** A spot on earth in degrees, north and east positive. It stays in the browser; only the area it lies in is sent. */
export type Spot = { readonly latitude: number; readonly longitude: number };

/**
 * The spot in what somebody typed or pasted: two numbers as any map app shows them ("40.7128, -74.006"), with letters
 * for the directions ("40.7128° N 74.006° W", in Spanish O for west), or a link that holds them. Null for anything else.
 */
export function readCoordinates(text: string): Spot | null {
  const found = pattern.exec(text);
  if (!found) return null;
  const [, first = "", firstSide = "", second = "", secondSide = ""] = found;
  const latitude = Number(first) * signOf(firstSide);
  const longitude = Number(second) * signOf(secondSide);
  return Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180 ? { latitude, longitude } : null;
}

/** Decimal degrees with a fraction, so that the numbers of a zoom or a date in a link are passed over. */
const degrees = String.raw`(-?\d{1,3}\.\d+)\s*°?\s*`;
const pattern = new RegExp(`${degrees}([NS])?(?:\\s*[,;/]\\s*|\\s+|&[a-z]+=)${degrees}([EWO])?`, "i");

function signOf(side: string): number {
  return /[SWO]/i.test(side) ? -1 : 1;
}
