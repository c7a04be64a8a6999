import { ECDH } from "node:crypto";
import { z } from "zod";
import { readEnv } from "@/lib/env";

/** Where a browser takes messages, and the keys they are encrypted to (Push API, PushSubscriptionJSON). */
export type PushAddress = z.output<typeof pushAddressInput>;

/** A point of P-256, uncompressed: 65 bytes that begin with 4. */
const key = z
  .string({ error: "wrong" })
  .regex(/^B[\w-]{86}$/, "wrong")
  .refine(isPoint, "wrong");
/** 16 bytes. */
const secret = z.string({ error: "wrong" }).regex(/^[\w-]{22}$/, "wrong");

export const pushAddressInput = z.object({
  endpoint: z.string({ error: "wrong" }).max(1500, "tooLong"),
  keys: z.object({ p256dh: key, auth: secret }),
});

/**
 * Whether messages may be sent there: https, to a push service of the large browsers or one the operator named, written
 * exactly as a browser writes it. Anything else would have this server knock at doors of somebody's choosing.
 */
export function isPushAddress(endpoint: string): boolean {
  if (!URL.canParse(endpoint)) return false;
  const { protocol, username, password, host, hash, href } = new URL(endpoint);
  if (protocol !== "https:" || href !== endpoint || username || password || hash) return false;
  return services.has(host) || family.test(host) || readEnv().pushHosts.includes(host);
}

/** Chrome and what is made of it, and Firefox. */
const services = new Set(["fcm.googleapis.com", "updates.push.services.mozilla.com"]);

/** Safari, and Edge. */
const family = /^([a-z0-9-]+\.)+(push\.apple|notify\.windows)\.com$/;

function isPoint(text: string): boolean {
  try {
    return ECDH.convertKey(text, "prime256v1", "base64url").length > 0;
  } catch {
    return false;
  }
}
