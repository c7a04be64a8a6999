import { toBase64url } from "./bytes";
import type { SigningKeys } from "./curves";
import type { KnownKeys } from "./roster";
import { isSigned, sign } from "./signing";
import { isRemovalStatement, type RemovalStatement, removalMessage } from "./succession-form";

/** One member asks for the removal of another; it takes a second one to carry it out (`signRoster`). */
export async function askRemoval(
  asker: SigningKeys,
  removal: { network: string; epoch: number; member: string },
): Promise<RemovalStatement> {
  const { network, epoch, member } = removal;
  const stated = { network, epoch, member, asker: toBase64url(asker.publicKey) };
  return { ...stated, signature: toBase64url(await sign(asker, removalMessage(stated))) };
}

/**
 * The id of the member who asked, when they are one of `known` (by member id), signed the statement and do not ask for
 * their own removal; null otherwise. Which epoch it was asked in is for the caller to judge. Takes any value and never
 * throws.
 */
export async function verifyRemoval(
  value: unknown,
  { network, known }: { network: string; known: ReadonlyMap<string, KnownKeys> },
): Promise<string | null> {
  if (!isRemovalStatement(value) || value.network !== network) return null;
  const asker = [...known].find(([, { signing }]) => signing === value.asker)?.[0];
  if (asker === undefined || asker === value.member) return null;
  return (await isSigned(value.asker, value.signature, removalMessage(value))) ? asker : null;
}
