import { type Bytes, concat, fromBase64url, toBase64url, utf8 } from "./bytes";
import { canonical } from "./canonical";
import type { SealingKeys, SigningKeys } from "./curves";
import { openWith, sealTo } from "./hpke";
import { OpenError } from "./open-error";
import { sign, verify } from "./signing";

/**
 * A network's key of one epoch, 32 bytes, and by whose word its giver knows everybody in that epoch: the fingerprint of
 * the maker of its roster, in the first epoch of the founder (see `Admission`). From there a new device goes on.
 */
export type EpochSecret = { epochKey: Uint8Array; root: string };

/** Whose envelope for which epoch of which network. */
export type EnvelopeContext = { network: string; epoch: number; member: string };

const purpose = utf8("holdfast epoch envelope v1");
const plainBytes = 32 + 16 + 32 + 64;

/**
 * The epoch key for one member (HPKE, RFC 9180): 193 bytes. Inside the seal are the key, the root, the maker's public
 * signing key and the maker's signature over all of it, recipient and context; outside it a signature could be tested
 * against known keys and would tell who vouched for whom. RangeError unless the epoch key has 32 bytes and the root 16,
 * and for an unusable recipient key.
 */
export async function sealEpochKey(
  maker: SigningKeys,
  recipientPublic: Uint8Array,
  { epochKey, root }: EpochSecret,
  context: EnvelopeContext,
): Promise<Bytes> {
  const given = concat(epochKey, fromBase64url(root));
  if (epochKey.length !== 32) throw new RangeError(`An epoch key has 32 bytes, not ${epochKey.length}.`);
  if (given.length !== 48) throw new RangeError(`A fingerprint has 16 bytes, not ${given.length - 32}.`);
  const signature = await sign(maker, signedMessage(recipientPublic, given, maker.publicKey, context));
  const plain = concat(given, maker.publicKey, signature);
  return sealTo(recipientPublic, plain, purpose, place(context));
}

/**
 * The epoch key with its root, and the public signing key of the maker, whose signature has been verified. Whether that maker is a
 * member, and the epoch not lower than one seen before, is for the caller to check (`verifyRoster`). Rejects with
 * OpenError for other keys, another context, a wrong signature or a changed byte.
 */
export async function openEpochKey(
  keys: SealingKeys,
  envelope: Uint8Array,
  context: EnvelopeContext,
): Promise<EpochSecret & { maker: Uint8Array }> {
  const plain = await openWith(keys, envelope, purpose, place(context));
  if (plain.length !== plainBytes) throw new OpenError("This is no epoch envelope.");
  const [given, maker, signature] = [plain.slice(0, 48), plain.slice(48, 80), plain.slice(80)];
  if (!(await verify(maker, signature, signedMessage(keys.publicKey, given, maker, context)))) {
    throw new OpenError("The maker of this envelope did not sign it.");
  }
  return { epochKey: given.slice(0, 32), root: toBase64url(given.subarray(32)), maker };
}

function place({ network, epoch, member }: EnvelopeContext): Bytes {
  return canonical("holdfast epoch envelope v1", [network, epoch, member]);
}

/** With the recipient in it, so that one who receives an envelope cannot pass it on as if the maker had sent it. */
function signedMessage(
  recipientPublic: Uint8Array,
  given: Uint8Array,
  maker: Uint8Array,
  { network, epoch, member }: EnvelopeContext,
): Bytes {
  return canonical("holdfast epoch key v1", [network, epoch, member, recipientPublic, maker, given]);
}
