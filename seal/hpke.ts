import { Aes256Gcm, CipherSuite, DhkemX25519HkdfSha256, HkdfSha256 } from "@hpke/core";
import { type Bytes, concat } from "./bytes";
import { curveSupport, isRaw, type SealingKeys } from "./curves";
import { OpenError } from "./open-error";

const version = 1;
const encapsulatedBytes = 32;
const tagBytes = 16;

let loading: Promise<CipherSuite> | undefined;

/**
 * HPKE (RFC 9180) base mode, one message: DHKEM(X25519, HKDF-SHA256), HKDF-SHA256, AES-256-GCM. `info` names the
 * purpose, `bound` the place. Version byte, 32 bytes encapsulated key, ciphertext and tag: 49 bytes more than went in.
 * Rejects with RangeError when `recipientPublic` is no X25519 key that can be sealed to.
 */
export async function sealTo(
  recipientPublic: Uint8Array,
  plain: Uint8Array,
  info: Uint8Array,
  bound: Uint8Array,
): Promise<Bytes> {
  const suite = await loadSuite();
  try {
    const recipientPublicKey = await suite.kem.deserializePublicKey(new Uint8Array(recipientPublic));
    const sender = { recipientPublicKey, info: new Uint8Array(info) };
    const { enc, ct } = await suite.seal(sender, new Uint8Array(plain), new Uint8Array(bound));
    return concat(Uint8Array.of(version), new Uint8Array(enc), new Uint8Array(ct));
  } catch (cause) {
    throw new RangeError("This is no X25519 public key that can be sealed to.", { cause });
  }
}

/** What `sealTo` was given; rejects with OpenError when key, purpose, place or any byte differ. */
export async function openWith(
  keys: SealingKeys,
  sealed: Uint8Array,
  info: Uint8Array,
  bound: Uint8Array,
): Promise<Bytes> {
  if (sealed.length < 1 + encapsulatedBytes + tagBytes || sealed[0] !== version) {
    throw new OpenError("This is nothing that was sealed here.");
  }
  const enc = sealed.slice(1, 1 + encapsulatedBytes);
  const ciphertext = sealed.slice(1 + encapsulatedBytes);
  const suite = await loadSuite();
  try {
    const recipientKey = await keyPair(suite, keys);
    const recipient = { recipientKey, enc, info: new Uint8Array(info) };
    return new Uint8Array(await suite.open(recipient, ciphertext, new Uint8Array(bound)));
  } catch (cause) {
    throw new OpenError("This does not open with this key in this place.", { cause });
  }
}

/** As a pair, because from the private key alone the library would have to export it. */
async function keyPair({ kem }: CipherSuite, keys: SealingKeys): Promise<CryptoKeyPair> {
  const { privateKey } = keys;
  return {
    publicKey: await kem.deserializePublicKey(new Uint8Array(keys.publicKey)),
    privateKey: isRaw(privateKey) ? await kem.deserializePrivateKey(new Uint8Array(privateKey)) : privateKey,
  };
}

/** Made once; a fallback that did not get through the network is asked for again the next time. */
function loadSuite(): Promise<CipherSuite> {
  loading ??= makeSuite().catch((cause) => {
    loading = undefined;
    throw cause;
  });
  return loading;
}

async function makeSuite(): Promise<CipherSuite> {
  const { computes } = await curveSupport("X25519");
  const kem = computes
    ? new DhkemX25519HkdfSha256()
    : new (await import("@hpke/dhkem-x25519")).DhkemX25519HkdfSha256();
  return new CipherSuite({ kem, kdf: new HkdfSha256(), aead: new Aes256Gcm() });
}
