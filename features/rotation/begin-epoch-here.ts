import { type Answer, refuseHere } from "@/features/access/ask-server";
import { load, send } from "@/features/access/send";
import { findKeycard, type Keycard } from "@/features/keyring/keycard";
import type { OpenedKeys } from "@/features/members/open-keys";
import { refreshKeys } from "@/features/members/refresh-keys";
import { fingerprint } from "@/seal/fingerprint";
import type { SealedItems } from "./list-sealed-items";
import { planEpoch, type Unplanned, type Wish } from "./plan-epoch";
import { type Outcome, type SealedEpoch, sealEpoch } from "./seal-epoch";

/** Where a change of the key is; `sealing` counts texts. Until `sending` it can be called off. */
export type Step =
  | { readonly name: "reading" | "sending" }
  | { readonly name: "sealing"; readonly done: number; readonly of: number };

/** `overtaken`: others wrote meanwhile, each time. */
export type Begun =
  | { readonly ok: true; readonly outcome: Outcome }
  | Unplanned
  | { readonly ok: false; readonly reason: "overtaken" | "called-off" }
  | (Answer<never> & { ok: false });

/**
 * Changes the key of the network in this browser: verifies everybody, seals everything again, sends it in one piece.
 * When others wrote meanwhile it begins anew, a few times. A lost answer is asked for again; should it stay lost, the
 * next reading brings the new key or not, as with every other member. Never throws.
 */
export async function beginEpochHere(
  network: string,
  wish: Wish,
  onStep: (step: Step) => void,
  signal: AbortSignal,
): Promise<Begun> {
  try {
    for (let attempt = 0; attempt < mostAttempts; attempt++) {
      if (attempt > 0) await wait(attempt * (200 + Math.random() * 300));
      const begun = await attemptOnce(network, wish, onStep, signal, attempt >= beforeAlone);
      if (begun.ok || !overtaken.includes(begun.reason)) return begun;
    }
    return { ok: false, reason: "overtaken" };
  } catch (error) {
    return error instanceof CalledOff ? { ok: false, reason: "called-off" } : refuseHere("broken");
  }
}

const mostAttempts = 6;
/** After so many everybody else is asked to wait a moment. */
const beforeAlone = 2;

/** Others were quicker, with a text or with a key: another attempt may do. */
const overtaken = ["changed", "stale-epoch", "overtaken"];

class CalledOff extends Error {}

async function attemptOnce(
  network: string,
  wish: Wish,
  onStep: (step: Step) => void,
  signal: AbortSignal,
  alone: boolean,
): Promise<Begun> {
  const checkpoint = () => {
    if (signal.aborted) throw new CalledOff();
  };
  onStep({ name: "reading" });
  const [keys, items] = await readAll(network, alone);
  if (!keys.ok) return keys;
  if (!items.ok) return items;
  const keycard = await findKeycard(network);
  if (!keycard) return refuseHere("no-keys");
  if (items.value.epoch !== keys.value.epoch) return { ok: false, reason: "overtaken" };
  checkpoint();

  const planned = await planEpoch(wish, { keycard, keys: keys.value, items: items.value });
  if (!planned.ok) return planned;
  let shown = 0;
  const epoch = await sealEpoch(planned.value, async (done, of) => {
    // Drawing the bar takes a phone longer than what it is about.
    if (performance.now() - shown < 100 && done < of) return;
    onStep({ name: "sealing", done, of });
    await nextFrame();
    shown = performance.now();
    checkpoint();
  });
  if (!epoch) return refuseHere("untrusted");
  checkpoint();
  onStep({ name: "sending" });
  return sendEpoch(network, epoch, keycard);
}

async function readAll(network: string, alone: boolean): Promise<[Answer<OpenedKeys>, Answer<SealedItems>]> {
  const what = alone ? "sealed-items?alone" : "sealed-items";
  return Promise.all([refreshKeys(network), load<SealedItems>(network, what, patience)]);
}

/** In milliseconds: half a megabyte on one bar of signal takes its time. */
const patience = 120_000;

async function sendEpoch(network: string, { body, outcome }: SealedEpoch, keycard: Keycard): Promise<Begun> {
  let answer: Answer<unknown> = refuseHere("offline");
  for (const pause of pauses) {
    await wait(pause);
    answer = await send(network, "begin-epoch", body, patience);
    if (answer.ok) {
      // The envelope for oneself brings the new key.
      await refreshKeys(network);
      return { ok: true, outcome };
    }
    if (!mayBeUnderWay.includes(answer.reason)) break;
  }
  // The same request may have come through before, and this be the answer to its repetition.
  return (await isBegun(network, body.epoch, keycard)) ? { ok: true, outcome } : answer;
}

/** Nobody knows whether it got through; or the same one has, and is still being carried out. */
const mayBeUnderWay: readonly string[] = ["offline", "broken", "unavailable", "too-many"];

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
