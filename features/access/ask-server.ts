import type { Refusal } from "@/domain/refusals";
import { noteAnswer, noteSilence } from "@/features/kept/signal";
import en from "@/messages/en/send.json";
import es from "@/messages/es/send.json";

/**
 * What this device itself has to say. `offline`: it did not get through, or nobody knows whether it did. `broken`: no
 * answer of ours came back. `untrusted`, `keys-changed`, `epoch-lowered`: see `KeysTrouble`. `left`: the one for whom
 * it was to be sealed is not there any more. `elsewhere`: the site wants to be open at another address. `no-keys`: this
 * device has no keys of the network.
 */
export type OwnReason = keyof typeof en;

/** What came of asking the server; `message` is a sentence for the reader, `fields` has one per faulty field. */
export type Answer<Value> =
  | { readonly ok: true; readonly value: Value }
  | {
      readonly ok: false;
      readonly reason: Refusal | OwnReason;
      readonly message: string;
      readonly fields?: Readonly<Record<string, string>>;
      /** Seconds until another try is worth it, where the server said so. */
      readonly after?: number;
    };

/**
 * Posts JSON, or reads when there is no body; waits so many milliseconds for the answer. Browser only; never throws.
 */
export async function askServer<Value>(
  path: string,
  body?: unknown,
  patience = usualPatience,
): Promise<Answer<Value>> {
  try {
    const response = await fetch(path, {
      ...(body !== undefined && {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: JSON.stringify(body),
      }),
      cache: "no-store",
      signal: AbortSignal.timeout(patience),
    });
    noteAnswer();
    // Without a body of ours: a proxy, a captive portal, or an accident on the server.
    const read: unknown = await response.json().catch(() => null);
    const answer = isAnswer<Value>(read) ? read : refuseHere("broken");
    const after = Number(response.headers.get("retry-after"));
    return answer.ok || !(after > 0) ? answer : { ...answer, after };
  } catch {
    noteSilence();
    return refuseHere("offline");
  }
}

/** Its sentence is part of the page's own code, because offline is when nothing else can be asked for. */
export function refuseHere(reason: OwnReason): { ok: false; reason: OwnReason; message: string } {
  const sentences = document.documentElement.lang === "es" ? es : en;
  return { ok: false, reason, message: sentences[reason] };
}

/** One bar of signal is slow; whoever waits longer than this (milliseconds) wants to know. */
const usualPatience = 15_000;

function isAnswer<Value>(answer: unknown): answer is Answer<Value> {
  return typeof answer === "object" && answer !== null && "ok" in answer;
}
