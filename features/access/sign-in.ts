import { findKeycard, type Keycard } from "@/features/keyring/keycard";
import { toBase64url } from "@/seal/bytes";
import { signLogin } from "@/seal/device-login";
import { type Answer, askServer, refuseHere } from "./ask-server";
import { noteRefused } from "./refused-here";

/**
 * `refused`: the network does not know this device. `burned`: nor will it, because it was burnt. `no-keys`: this device
 * has no keys of the network.
 */
export type SignInFault = "offline" | "broken" | "busy" | "refused" | "burned" | "no-keys" | "elsewhere";

/** `origin` is where the site wants to be opened, when that is not here (`elsewhere`). */
export type SignedIn = { ok: true } | { ok: false; reason: SignInFault; origin?: string };

/** What a device signs with. */
export type Login = Pick<Keycard, "network" | "device" | "deviceKeys">;

/** Signs a fresh nonce with the device's key; the browser then holds the session's cookie. Never throws. */
export async function signIn({ network, device, deviceKeys }: Login): Promise<SignedIn> {
  const [nonce, csrfToken] = await Promise.all([issueNonce(), fetchCsrfToken()]);
  if (!nonce.ok) return nonce;
  if (!csrfToken) return { ok: false, reason: "offline" };
  const signature = await signLogin(deviceKeys, { origin: location.origin, nonce: nonce.nonce });
  const form = {
    csrfToken,
    json: "true",
    network,
    device,
    nonce: nonce.nonce,
    signature: toBase64url(signature),
  };
  const signedIn = await postForm(form);
  if (signedIn.ok) noteRefused(network, false);
  return signedIn;
}

/** Signs in with the keys this device has for the network; at most once at a time. */
export async function signInSilently(network: string): Promise<SignedIn> {
  if (leaving.has(network)) return { ok: false, reason: "no-keys" };
  if (burned.has(network)) return { ok: false, reason: "burned" };
  const running =
    signingIn.get(network) ?? signInWithKeycard(network).finally(() => signingIn.delete(network));
  signingIn.set(network, running);
  return running;
}

/**
 * While somebody signs out, nothing on the page signs in again behind their back: a board that looks for news would,
 * as long as the keys are there. Gives how to go on as before.
 */
export async function holdSignIns(network: string): Promise<() => void> {
  leaving.add(network);
  await signingIn.get(network);
  return () => leaving.delete(network);
}

/** A nonce to sign; refused where the page is not open at the address the signature would be checked for. */
export async function issueNonce(): Promise<{ ok: true; nonce: string } | (SignedIn & { ok: false })> {
  const issued = await askServer<{ nonce: string; origin: string }>("/api/issue-nonce", {});
  if (!issued.ok) {
    const reason = issued.reason === "too-many" ? "busy" : issued.reason;
    return { ok: false, reason: reason === "busy" || reason === "offline" ? reason : "broken" };
  }
  const { nonce, origin } = issued.value;
  return origin === location.origin ? { ok: true, nonce } : { ok: false, reason: "elsewhere", origin };
}

/** A sign-in that failed, as an answer with its sentence. */
export function refusedSignIn({ reason, origin }: SignedIn & { ok: false }): Answer<never> {
  const refusal = refuseHere(isOwn(reason) ? reason : "broken");
  return origin ? { ...refusal, message: `${refusal.message} ${origin}` } : refusal;
}

function isOwn(reason: SignInFault) {
  return reason === "offline" || reason === "busy" || reason === "elsewhere";
}

const leaving = new Set<string>();
/** What this page has found out, and the device keeps nothing of. */
const burned = new Set<string>();
const signingIn = new Map<string, Promise<SignedIn>>();

async function signInWithKeycard(network: string): Promise<SignedIn> {
  const keycard = await findKeycard(network).catch(() => null);
  if (!keycard) return { ok: false, reason: "no-keys" };
  const signedIn = await signIn(keycard);
  if (signedIn.ok || signedIn.reason !== "refused") return signedIn;
  // Rarely needed, so that it comes only then.
  const { forgetAfterRefusal } = await import("@/features/keyring/after-refusal");
  const reason = await forgetAfterRefusal(keycard).catch(() => "refused" as const);
  if (reason === "burned") burned.add(network);
  noteRefused(network, true);
  return { ok: false, reason };
}

async function fetchCsrfToken(): Promise<string | null> {
  try {
    const response = await fetch("/api/auth/csrf", {
      cache: "no-store",
      signal: AbortSignal.timeout(patience),
    });
    const { csrfToken } = (await response.json()) as { csrfToken?: string };
    return csrfToken ?? null;
  } catch {
    return null;
  }
}

async function postForm(form: Record<string, string>): Promise<SignedIn> {
  try {
    const body = new URLSearchParams(form);
    const response = await fetch("/api/auth/callback/device", {
      method: "POST",
      body,
      signal: AbortSignal.timeout(patience),
    });
    if (response.status === 429) return { ok: false, reason: "busy" };
    if (response.status === 401) return { ok: false, reason: "refused" };
    const { url } = (await response.json()) as { url?: string };
    // next-auth answers 200 with another address when its own cross-site check failed.
    const isIn = response.ok && url !== undefined && !/[?&](csrf|error)=/.test(url);
    return isIn ? { ok: true } : { ok: false, reason: "broken" };
  } catch {
    return { ok: false, reason: "offline" };
  }
}

/** In milliseconds, as for every other request. */
const patience = 15_000;
