import webPush from "web-push";
import { readEnv } from "@/lib/env";
import { messageMark } from "./message-mark";
import { messageWords } from "./message-words";
import { pushKeys } from "./notice-key";
import { openForServer } from "./notice-seal";
import { isPushAddress, type PushAddress } from "./push-address";
import { codeOf, SendingError } from "./sending-error";

/** A device that gets messages: its row in `push_subscriptions`, and its member's language. */
export type PushTarget = { network: string; device: string; address: Uint8Array; locale: string };

/**
 * Hands a message to the push service of a device's browser (RFC 8030, 8291 and 8292); it says only that something
 * changed. `gone`: the device takes none any more. `refused`: no other try would end differently. Throws SendingError
 * when one may.
 */
export async function sendPush(target: PushTarget, message: string): Promise<"sent" | "gone" | "refused"> {
  const { network, device, address, locale } = target;
  const place = { network, table: "push_subscriptions", row: device } as const;
  const subscription = JSON.parse(openForServer(address, place)) as PushAddress;
  // Asked again: the operator may have taken a host off the list since.
  if (!isPushAddress(subscription.endpoint)) return "gone";
  const mark = messageMark(message, "push", network, device);
  try {
    await webPush.sendNotification(subscription, payload(locale, mark), {
      vapidDetails: { subject: contact(), ...pushKeys() },
      contentEncoding: "aes128gcm",
      // One who switches the phone on in the evening still learns of it.
      TTL: 24 * 60 * 60,
      urgency: "high",
      topic: mark,
      timeout: 20_000,
    });
    return "sent";
  } catch (error) {
    if (!(error instanceof webPush.WebPushError)) throw new SendingError(codeOf(error));
    const { statusCode: status } = error;
    if (status === 404 || status === 410) return "gone";
    if (status === 429 || status >= 500) throw new SendingError(`HTTP_${status}`);
    return "refused";
  }
}

/** Always of the same length, in whatever language: spaces behind JSON say nothing. */
function payload(locale: string, tag: string): Buffer {
  const { title } = messageWords(locale).message;
  const json = Buffer.from(JSON.stringify({ title, tag }));
  return Buffer.concat([json, Buffer.alloc(payloadBytes - json.length, " ")]);
}

const payloadBytes = 160;

/**
 * Whom a push service may turn to (RFC 8292, §2.1). Apple takes no address of a machine of one's own, so where somebody
 * only tries Holdfast out it is one that everybody may use in examples (RFC 2606).
 */
function contact(): string {
  const { origin, mailFrom } = readEnv();
  return origin.startsWith("https:") ? origin : `mailto:${mailFrom ?? "nobody@example.org"}`;
}
