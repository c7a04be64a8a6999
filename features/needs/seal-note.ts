import type { Keyring, SealedAt } from "@/features/keyring/keyring";
import type { KeyringState } from "@/features/keyring/keyring-provider";

type SealedNote = Awaited<ReturnType<Keyring["seal"]>>;

/**
 * The note's part of what is sent: sealed, or null when there is none. A note of a listing that is changed is left out
 * when it says what it said before (`opened`; null when it did not open here and nothing new was written).
 */
export async function sealNote(
  keyring: KeyringState,
  text: string,
  opened: string | null | undefined,
  at: Omit<SealedAt, "epoch">,
): Promise<{ note?: SealedNote | null } | "no-key"> {
  const trimmed = text.trim();
  const isUntouched = opened === null || opened === undefined ? trimmed === "" : trimmed === opened;
  if (isUntouched && opened !== "") return {};
  if (trimmed === "") return { note: null };
  return typeof keyring === "object" ? { note: await keyring.seal(trimmed, at) } : "no-key";
}
