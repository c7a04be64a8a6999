import { fromBase64url, randomBytes } from "@/seal/bytes";
import { additionalData } from "@/seal/context";
import { importEpochKey, openFromNetwork } from "@/seal/network-seal";
import type { Beside } from "./beside";

// What benchmarks have a page do (./add-to-page.ts brings it there): the peers are WebCrypto called by its name, all at
// once, on bytes that lie ready. A slowed-down processor slows the page's own thread; WebCrypto works beside it.

type Board = Record<"needs" | "offers", { id: string; note: string; epoch: number }[]>;

/** Opens every note that the network's board has, all asked for at once as cards do: with `seal/`, and without. */
export async function timeNotes(network: string, epochKey: string): Promise<Beside> {
  const board: Board = await (await fetch(`/api/n/${network}/board`)).json();
  const key = await importEpochKey(fromBase64url(epochKey));
  const notes = (["needs", "offers"] as const).flatMap((table) =>
    board[table].map(({ id, note, epoch }) => {
      const context = { network, table, row: id, field: "note", epoch };
      const bytes = fromBase64url(note);
      return { note, context, bytes, bound: additionalData(context, bytes[0]) };
    }),
  );
  const start = performance.now();
  const plain = await Promise.all(
    notes.map(({ bytes, bound: additionalData }) =>
      crypto.subtle.decrypt(
        { name: "AES-GCM", iv: bytes.subarray(1, 13), additionalData },
        key,
        bytes.subarray(13),
      ),
    ),
  );
  const between = performance.now();
  const texts = await Promise.all(
    notes.map(({ note, context }) => openFromNetwork(key, fromBase64url(note), context)),
  );
  const ours = performance.now() - between;
  const isOpen = texts.every((text) => text.includes("ring twice"));
  if (!isOpen || plain.length !== texts.length) throw new Error("Not every note was opened.");
  return { ours, bare: between - start };
}

type Items = Record<string, unknown> & { profile: { text: string }; held: { onDuty: string[] }[] };

/**
 * The cryptography alone of a change of the network's key: every text opened and sealed again, an envelope for each
 * member, a new key for each guest with an envelope for each who holds it. In bytes of the same number and length.
 * Nothing is verified, signed or sent.
 */
export async function timeBareRotation(network: string): Promise<number> {
  const answer = await fetch(`/api/n/${network}/sealed-items`);
  const { value }: { value: Items } = await answer.json();
  const lists = Object.values(value).filter(Array.isArray).flat();
  const lengths = [value.profile, ...lists].flatMap(({ text }) => (text ? [fromBase64url(text).length] : []));
  const members = (value.members as unknown[]).length;
  const holders = value.held.reduce((sum, { onDuty }) => sum + onDuty.length, 0);
  const [oldKey, newKey] = [await makeKey(), await makeKey()];
  const sealed = await Promise.all(lengths.map((length) => seal(oldKey, randomBytes(length - 29))));
  const { publicKey } = await makePair();
  const recipient = await crypto.subtle.exportKey("raw", publicKey);

  const start = performance.now();
  await Promise.all([
    ...sealed.map(async ({ iv, bytes }) =>
      seal(newKey, new Uint8Array(await crypto.subtle.decrypt({ name: "AES-GCM", iv }, oldKey, bytes))),
    ),
    ...Array.from({ length: members }, () => sealTo(recipient, 144)),
    ...value.held.map(makePair),
    ...Array.from({ length: holders }, () => sealTo(recipient, 256)),
  ]);
  return performance.now() - start;
}

async function seal(key: CryptoKey, plain: Uint8Array<ArrayBuffer>) {
  const iv = randomBytes(12);
  return { iv, bytes: await crypto.subtle.encrypt({ name: "AES-GCM", iv }, key, plain) };
}

/** X25519 with a fresh key, HKDF-SHA256 and AES-256-GCM, as often as it takes at least: once each. */
async function sealTo(recipient: ArrayBuffer, length: number) {
  const { publicKey, privateKey } = await makePair();
  const to = await crypto.subtle.importKey("raw", recipient, "X25519", false, []);
  const shared = await crypto.subtle.deriveBits({ name: "X25519", public: to }, privateKey, 256);
  const secret = await crypto.subtle.importKey("raw", shared, "HKDF", false, ["deriveKey"]);
  const how = { name: "HKDF", hash: "SHA-256", salt: new Uint8Array(), info: new Uint8Array() };
  const key = await crypto.subtle.deriveKey(how, secret, aes, false, ["encrypt"]);
  return { from: await crypto.subtle.exportKey("raw", publicKey), ...(await seal(key, randomBytes(length))) };
}

const aes = { name: "AES-GCM", length: 256 };

function makeKey(): Promise<CryptoKey> {
  return crypto.subtle.generateKey(aes, false, ["encrypt", "decrypt"]);
}

async function makePair(): Promise<CryptoKeyPair> {
  return (await crypto.subtle.generateKey("X25519", false, ["deriveBits"])) as CryptoKeyPair;
}
