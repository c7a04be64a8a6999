import type { Outgoing } from "@/features/outbox/outgoing";

/**
 * What becomes of a listing's note when it is sent. One that says what it said before (`opened`; null when it did not
 * open here) is kept as it is; only one that is written takes a key.
 */
export function fateOfNote(text: string, opened: string | null | undefined): "kept" | "written" | "none" {
  const trimmed = text.trim();
  const isUntouched = opened === null || opened === undefined ? trimmed === "" : trimmed === opened;
  if (isUntouched && opened !== "") return "kept";
  return trimmed === "" ? "none" : "written";
}

/** A body with what becomes of the note: written, to be sealed when it goes out; null when there is none; left out when it is kept. */
export function withNote(
  body: object,
  text: string,
  opened: string | null | undefined,
  at: { table: string; row: string },
): Pick<Outgoing, "body" | "note"> {
  const fate = fateOfNote(text, opened);
  if (fate === "written") return { body: { ...body }, note: { text: text.trim(), ...at } };
  return { body: { ...body, ...(fate === "none" && { note: null }) } };
}
