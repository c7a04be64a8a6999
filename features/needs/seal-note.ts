import type { Keyring, SealedAt } from "@/features/keyring/keyring";

type SealedNote = Awaited<ReturnType<Keyring["seal"]>>;

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

/** The note's part of what is sent: sealed, null when there is none, left out when it is kept. */
export async function sealNote(
  keyring: Keyring | null,
  text: string,
  opened: string | null | undefined,
  at: Omit<SealedAt, "epoch">,
): Promise<{ note?: SealedNote | null }> {
  const fate = fateOfNote(text, opened);
  if (fate !== "written") return fate === "kept" ? {} : { note: null };
  if (!keyring) throw new Error("A note that is written takes a key.");
  return { note: await keyring.seal(text.trim(), at) };
}
