import { findKeycard } from "@/features/keyring/keycard";
import type { Keyring } from "@/features/keyring/keyring";
import { askRemoval } from "@/seal/removal";
import { writeStatement } from "./removal-statement";

/** The actor's signed word that a member is to be removed, sealed for those who may carry it out. */
export async function sealStatement(
  keyring: Keyring,
  { request, member, reason }: { request: string; member: string; reason: string },
) {
  const { network, epoch } = keyring;
  const keycard = await findKeycard(network);
  if (!keycard) throw new Error("There is a keyring without its keycard.");
  const statement = await askRemoval(keycard.memberKeys.signing, { network, epoch, member });
  const text = writeStatement({ statement, ...(reason && { reason }) });
  const { sealed } = await keyring.seal(text, { table: "requests", row: request, field: "statement" });
  return { request, member, statement: sealed, epoch };
}
