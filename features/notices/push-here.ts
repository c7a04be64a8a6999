import { type Answer, refuseHere } from "@/features/access/ask-server";
import { send } from "@/features/access/send";
import { deviceNotes } from "@/features/keyring/device-notes";
import { findKeycard, type Keycard, listKeycards } from "@/features/keyring/keycard";
import type { PushTrouble } from "./push-ability";

/** Asks the person and the browser's maker, and tells the server. */
export async function subscribeHere(
  network: string,
  key: string,
): Promise<{ trouble: PushTrouble } | { answer: Answer<null> }> {
  if ((await Notification.requestPermission()) !== "granted") return { trouble: "denied" };
  const registration = await readyWorker();
  if (!registration) return { trouble: "notReady" };
  const subscription = await subscribe(registration, key).catch(() => null);
  if (!subscription) return { trouble: "refused" };
  return { answer: await hand(network, key, subscription) };
}

/** Nothing more comes here for this network; with the only one, the browser's maker forgets this device, too. */
export async function unsubscribeHere(network: string): Promise<Answer<null>> {
  const answer = await send<null>(network, "unsubscribe-push", {});
  if (!answer.ok) return answer;
  const keycards = await listKeycards().catch(() => []);
  await notesOf(keycards.find((keycard) => keycard.network === network) ?? null)?.forget(note);
  if (keycards.length > 1) return answer;
  const registration = await navigator.serviceWorker.getRegistration();
  const subscription = await registration?.pushManager.getSubscription();
  await subscription?.unsubscribe().catch(() => {});
  return answer;
}

/** Browsers change where they take messages now and then: what the server has is brought up to date. Never rejects. */
export async function renewPush(network: string): Promise<void> {
  try {
    const kept = await notesOf(await findKeycard(network))?.recall(note);
    if (!kept || Notification.permission !== "granted") return;
    const { endpoint, key } = JSON.parse(kept) as Kept;
    const registration = await readyWorker();
    const subscription = registration && (await subscribe(registration, key));
    if (subscription && subscription.endpoint !== endpoint) await hand(network, key, subscription);
  } catch {
    // It is tried again at the next visit.
  }
}

type Kept = { endpoint: string; key: string };

/** Call on signing out with the keys left here: the server drops where messages go, and is to be told again. */
export async function awaitPushAgain(network: string): Promise<void> {
  try {
    const notes = notesOf(await findKeycard(network));
    const kept = await notes?.recall(note);
    if (!notes || !kept) return;
    const { key } = JSON.parse(kept) as Kept;
    await notes.remember(note, JSON.stringify({ endpoint: "", key } satisfies Kept));
  } catch {
    // A browser that keeps nothing gets no messages, either.
  }
}

async function hand(network: string, key: string, subscription: PushSubscription): Promise<Answer<null>> {
  const { endpoint, keys } = subscription.toJSON();
  if (!endpoint || !keys) return refuseHere("broken");
  const answer = await send<null>(network, "subscribe-push", { subscription: { endpoint, keys } });
  const kept: Kept = { endpoint, key };
  if (answer.ok) await notesOf(await findKeycard(network))?.remember(note, JSON.stringify(kept));
  return answer;
}

/** What a browser has already it gives again; one under another key of the server has to go first. */
async function subscribe({ pushManager }: ServiceWorkerRegistration, key: string): Promise<PushSubscription> {
  const wish = { userVisibleOnly: true, applicationServerKey: key };
  try {
    return await pushManager.subscribe(wish);
  } catch (error) {
    const old = await pushManager.getSubscription();
    if (!old) throw error;
    await old.unsubscribe();
    return pushManager.subscribe(wish);
  }
}

/** On a first visit the worker is still on its way; null when it does not come. */
function readyWorker(): Promise<ServiceWorkerRegistration | null> {
  const late = new Promise<null>((resolve) => setTimeout(resolve, patience, null));
  return Promise.race([navigator.serviceWorker.ready, late]);
}

/** Milliseconds. */
const patience = 15_000;

const note = "push";

function notesOf(keycard: Keycard | null) {
  return keycard && deviceNotes(keycard.network, keycard.deviceSeal);
}
