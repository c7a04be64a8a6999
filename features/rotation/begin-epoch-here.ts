import { type Answer, refuseHere } from "@/features/access/ask-server";
import { load, send } from "@/features/access/send";
import { findKeycard, type Keycard } from "@/features/keyring/keycard";
import { readName } from "@/features/keyring/profile";
import type { OpenedKeys } from "@/features/members/open-keys";
import { refreshKeys } from "@/features/members/refresh-keys";
import { fromBase64url } from "@/seal/bytes";
import { fingerprint } from "@/seal/fingerprint";
import { openFromNetwork } from "@/seal/network-seal";
import type { SealedItem, SealedItems } from "./list-sealed-items";
import { isBacked, readStatement } from "./removal-statement";
import { type CarriedOut, type SealedEpoch, sealEpoch } from "./seal-epoch";

/** Where a change of the key is; `sealing` counts texts. Until `sending` it can be called off. */
export type Step =
  | { readonly name: "reading" | "sending" }
  | { readonly name: "sealing"; readonly done: number; readonly of: number };

/**
 * `lost`: how many texts did not open and are empty from now on. `unverified`: nobody we know vouches for these members,
 * so that the new key would not be sealed to them. `gone`: the request is not there any more. `unbacked`: its signature
 * does not hold. `overtaken`: others wrote meanwhile, each time.
 */
export type Begun =
  | { readonly ok: true; readonly lost: number }
  | { readonly ok: false; readonly reason: "unverified"; readonly members: readonly string[] }
  | { readonly ok: false; readonly reason: "gone" | "unbacked" | "overtaken" | "called-off" }
  | (Answer<never> & { ok: false });

type Wish = {
  readonly network: string;
  /** The removal somebody else asked for that this is to carry out, if any. */
  readonly request: string | null;
  /** Members who are to get no key: those of an earlier `unverified`, once a person has said so. */
  readonly without: readonly string[];
};

/**
 * Changes the key of the network in this browser: verifies everybody, seals everything again, sends it in one piece.
 * When others wrote meanwhile it begins anew, a few times. A lost answer is asked for again; should it stay lost, the
 * next reading brings the new key or not, as with every other member. Never throws.
 */
export async function beginEpochHere(
  wish: Wish,
  onStep: (step: Step) => void,
  signal: AbortSignal,
): Promise<Begun> {
  try {
    for (let attempt = 0; attempt < mostAttempts; attempt++) {
      if (attempt > 0) await wait(attempt * (200 + Math.random() * 300));
      const begun = await attemptOnce(wish, onStep, signal);
      if (begun.ok || !overtaken.includes(begun.reason)) return begun;
    }
    return { ok: false, reason: "overtaken" };
  } catch (error) {
    return error instanceof CalledOff ? { ok: false, reason: "called-off" } : refuseHere("broken");
  }
}

const mostAttempts = 6;

/** Others were quicker, with a text or with a key: another attempt may do. */
const overtaken = ["changed", "stale-epoch", "overtaken"];

class CalledOff extends Error {}

async function attemptOnce(wish: Wish, onStep: (step: Step) => void, signal: AbortSignal): Promise<Begun> {
  const { network } = wish;
  const checkpoint = () => {
    if (signal.aborted) throw new CalledOff();
  };
  onStep({ name: "reading" });
  const [keys, items] = await readAll(network);
  if (!keys.ok) return keys;
  if (!items.ok) return items;
  const keycard = await findKeycard(network);
  if (!keycard) return refuseHere("no-keys");
  if (items.value.epoch !== keys.value.epoch) return { ok: false, reason: "overtaken" };
  checkpoint();

  const removal = wish.request && (await findRemoval(wish.request, keycard, keys.value, items.value));
  if (removal === "gone" || removal === "unbacked") {
    return { ok: false, reason: removal };
  }
  const left = removal ? withoutMember(items.value, removal.member) : items.value;
  const unverified = left.members.map(({ id }) => id).filter((id) => !keys.value.trusted.has(id));
  const unexpected = unverified.filter((id) => !wish.without.includes(id));
  if (unexpected.length > 0) return { ok: false, reason: "unverified", members: unexpected };

  const plan = { keycard, keys: keys.value, items: left, removal: removal || null };
  const epoch = await sealEpoch(plan, async (done, of) => {
    onStep({ name: "sealing", done, of });
    await nextFrame();
    checkpoint();
  });
  if (!epoch) return refuseHere("untrusted");
  checkpoint();
  onStep({ name: "sending" });
  return sendEpoch(network, epoch, keycard);
}

async function readAll(network: string): Promise<[Answer<OpenedKeys>, Answer<SealedItems>]> {
  return Promise.all([refreshKeys(network), load<SealedItems>(network, "sealed-items", patience)]);
}

/** In milliseconds: half a megabyte on one bar of signal takes its time. */
const patience = 120_000;

async function findRemoval(
  request: string,
  keycard: Keycard,
  keys: OpenedKeys,
  items: SealedItems,
): Promise<CarriedOut | "gone" | "unbacked"> {
  const asked = items.requests.find(({ id }) => id === request);
  if (!asked) return "gone";
  const { network } = keycard;
  const at = { table: "requests", field: "statement" };
  const text = await openItem(keycard, keys, asked, at);
  const sealed = text === null ? null : readStatement(text);
  const { by, member } = asked;
  const next = items.epoch + 1;
  if (!sealed || !(await isBacked(sealed, { network, by, member, next }, keys.trusted))) return "unbacked";
  const profile = items.members.find(({ id }) => id === member);
  const name = profile && (await openItem(keycard, keys, profile, { table: "members", field: "profile" }));
  return { request, member, by, statement: sealed.statement, name: name ? readName(name) : "?" };
}

async function openItem(
  { network, epochKeys }: Keycard,
  { seals }: OpenedKeys,
  { id, text, epoch }: SealedItem,
  at: { table: string; field: string },
): Promise<string | null> {
  const key = seals.get(epoch) ?? epochKeys[epoch];
  if (!key) return null;
  return openFromNetwork(key, fromBase64url(text), { network, ...at, row: id, epoch }).catch(() => null);
}

/** All that is left once they are gone; it goes with them on the server in the same way. */
function withoutMember(items: SealedItems, member: string): SealedItems {
  return {
    ...items,
    members: items.members.filter(({ id }) => id !== member),
    needs: items.needs.filter(({ by }) => by !== member),
    offers: items.offers.filter(({ by }) => by !== member),
    requests: items.requests.filter(({ by, member: about }) => by !== member && about !== member),
  };
}

async function sendEpoch(network: string, { body, lost }: SealedEpoch, keycard: Keycard): Promise<Begun> {
  for (const pause of pauses) {
    await wait(pause);
    const answer = await send(network, "begin-epoch", body, patience);
    if (answer.ok) {
      // The envelope for oneself brings the new key.
      await refreshKeys(network);
      return { ok: true, lost };
    }
    const isUnknown = answer.reason === "offline" || answer.reason === "broken";
    if (isUnknown) continue;
    // The same request may have come through before, and this be the answer to its repetition.
    return (await isBegun(network, body.epoch, keycard)) ? { ok: true, lost } : answer;
  }
  return (await isBegun(network, body.epoch, keycard)) ? { ok: true, lost } : refuseHere("offline");
}

/** Before each time it is sent, in milliseconds. */
const pauses = [0, 1_000, 3_000];

async function isBegun(network: string, epoch: number, { memberKeys }: Keycard): Promise<boolean> {
  const keys = await refreshKeys(network);
  if (!keys.ok || keys.value.epoch !== epoch) return false;
  return keys.value.root === (await fingerprint(memberKeys.signing.publicKey));
}

function wait(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}

/** A page in the background draws no frames, and goes on without. */
function nextFrame(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve));
}
