import { type Bytes, concat, utf8 } from "./bytes";
import { canonical } from "./canonical";
import type { SealingKeys, SigningKeys } from "./curves";
import { openWith, sealTo } from "./hpke";
import { OpenError } from "./open-error";
import { sign, verify } from "./signing";

/** Whose envelope for which epoch of which network. */
export type EnvelopeContext = { network: string; epoch: number; member: string };

const purpose = utf8("holdfast epoch envelope v1");
const plainBytes = 32 + 32 + 64;

/**
 * The epoch key for one member (HPKE, RFC 9180): 177 bytes. Inside the seal are the key, the maker's public signing key
 * and the maker's signature over key, recipient and context; outside it a signature could be tested against known keys
 * and would tell who vouched for whom. RangeError unless the epoch key has 32 bytes, and for an unusable recipient key.
 */
export async function sealEpochKey(
  maker: SigningKeys,
  recipientPublic: Uint8Array,
  epochKey: Uint8Array,
  context: EnvelopeContext,
): Promise<Bytes> {
  if (epochKey.length !== 32) throw new RangeError(`An epoch key has 32 bytes, not ${epochKey.length}.`);
  const signature = await sign(maker, signedMessage(recipientPublic, epochKey, maker.publicKey, context));
  const plain = concat(epochKey, maker.publicKey, signature);
  return sealTo(recipientPublic, plain, purpose, place(context));
}

/**
 * The epoch key and the public signing key of its maker, whose signature has been verified. Whether that maker is a
 * member, and the epoch not lower than one seen before, is for the caller to check (`verifyRoster`). Rejects with
 * OpenError for other keys, another context, a wrong signature or a changed byte.
 */
export async function openEpochKey(
  keys: SealingKeys,
  envelope: Uint8Array,
  context: EnvelopeContext,
): Promise<{ epochKey: Uint8Array; maker: Uint8Array }> {
  const plain = await openWith(keys, envelope, purpose, place(context));
  if (plain.length !== plainBytes) throw new OpenError("This is no epoch envelope.");
  const [epochKey, maker, signature] = [plain.slice(0, 32), plain.slice(32, 64), plain.slice(64)];
  if (!(await verify(maker, signature, signedMessage(keys.publicKey, epochKey, maker, context)))) {
    throw new OpenError("The maker of this envelope did not sign it.");
  }
  return { epochKey, maker };
}

function place({ network, epoch, member }: EnvelopeContext): Bytes {
  return canonical("holdfast epoch envelope v1", [network, epoch, member]);
}

/** With the recipient in it, so that one who receives an envelope cannot pass it on as if the maker had sent it. */
function signedMessage(
  recipientPublic: Uint8Array,
  epochKey: Uint8Array,
  maker: Uint8Array,
  { network, epoch, member }: EnvelopeContext,
): Bytes {
  return canonical("holdfast epoch key v1", [network, epoch, member, recipientPublic, maker, epochKey]);
}
