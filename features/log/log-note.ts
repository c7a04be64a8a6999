/**
 * The sealed part of a line of the log: when it was, by the clock of the device, and whom it was about. The name is
 * there for when the member is not; `second` is the one who asked, where it took two.
 */
export type LogNote = {
  readonly at: string;
  readonly about?: string;
  readonly name?: string;
  readonly second?: string;
  readonly listing?: { readonly kind: "need" | "offer"; readonly id: string };
  /** What somebody or a place was called before and is called since. */
  readonly renamed?: { readonly from: string; readonly to: string };
  /** The name of a place that the act is about. */
  readonly place?: string;
};

export function writeNote(note: LogNote): string {
  return JSON.stringify(note);
}

/** What an opened line says; whatever is not of the right form is left out. Never throws. */
export function readNote(text: string): Partial<LogNote> {
  const value = parse(text);
  if (typeof value !== "object" || value === null) return {};
  const { at, about, name, second, listing, renamed, place } = value as Record<keyof LogNote, unknown>;
  return {
    ...(isInstant(at) && { at }),
    ...(typeof about === "string" && { about }),
    ...(typeof name === "string" && { name: name.slice(0, 80) }),
    ...(typeof second === "string" && { second }),
    ...(isListing(listing) && { listing }),
    ...(isRenaming(renamed) && { renamed: { from: renamed.from.slice(0, 80), to: renamed.to.slice(0, 80) } }),
    ...(typeof place === "string" && { place: place.slice(0, 80) }),
  };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function isInstant(value: unknown): value is string {
  return typeof value === "string" && !Number.isNaN(Date.parse(value));
}

function isListing(value: unknown): value is { kind: "need" | "offer"; id: string } {
  if (typeof value !== "object" || value === null) return false;
  const { kind, id } = value as Record<string, unknown>;
  return (kind === "need" || kind === "offer") && typeof id === "string";
}

function isRenaming(value: unknown): value is { from: string; to: string } {
  if (typeof value !== "object" || value === null) return false;
  const { from, to } = value as Record<string, unknown>;
  return typeof from === "string" && typeof to === "string";
}
