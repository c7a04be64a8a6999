import { createECDH, hkdfSync } from "node:crypto";
import { readEnv } from "@/lib/env";

/**
 * A key of so many bytes for one purpose, out of the server's secret for notices (HKDF-SHA256, RFC 5869). The secret
 * is not in the database: a copy of the database alone opens nothing that is sealed with such a key.
 */
export function noticeKey(purpose: string, length = 32): Buffer {
  const { noticeSecret } = readEnv();
  if (!noticeSecret) throw new Error("HOLDFAST_NOTICE_SECRET is not set. Start the app with `npm start`.");
  return Buffer.from(hkdfSync("sha256", noticeSecret, "", `holdfast notices v1 ${purpose}`, length));
}

/**
 * The key pair by which push services know this server again (VAPID, RFC 8292), base64url. The private key is made of
 * 128 bits more than it needs, reduced, so that none is likelier than another (FIPS 186-5, A.2.1); the same secret
 * gives the same pair, because browsers subscribe to one.
 */
export function pushKeys(): { publicKey: string; privateKey: string } {
  const surplus = BigInt(`0x${noticeKey("vapid", 48).toString("hex")}`);
  const scalar = (surplus % (orderOfP256 - 1n)) + 1n;
  const privateKey = Buffer.from(scalar.toString(16).padStart(64, "0"), "hex");
  const pair = createECDH("prime256v1");
  pair.setPrivateKey(privateKey);
  return { publicKey: pair.getPublicKey("base64url"), privateKey: privateKey.toString("base64url") };
}

/** n of P-256 (NIST SP 800-186, §3.2.1.3). */
const orderOfP256 = 0xffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551n;
