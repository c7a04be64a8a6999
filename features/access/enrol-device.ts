import { sql } from "drizzle-orm";
import { z } from "zod";
import { callDoor } from "@/db/call-door";
import { type Result, refuse } from "@/domain/refusals";
import { toBase64url } from "@/seal/bytes";
import { verifyEnrolment } from "@/seal/device-login";
import { siteOrigin } from "./origin";
import { idInput, keyInput, signatureInput } from "./sealed-input";

export const deviceInput = z.object({ id: idInput, loginKey: keyInput });

export const enrolDeviceInput = z.object({
  enrolmentKey: keyInput,
  nonce: keyInput,
  signature: signatureInput,
  device: deviceInput,
});

type Enrolled = { network: string; member: string; wrappedKeys: string };

/** Lets a new device in for whoever holds the twelve words. Words nobody has and a bad signature look the same. */
export async function enrolDevice(input: z.output<typeof enrolDeviceInput>): Promise<Result<Enrolled>> {
  const { enrolmentKey, nonce, signature, device } = input;
  const [taken] = await callDoor<{ fresh: boolean }>(sql`select take_nonce(${Buffer.from(nonce)}) as fresh`);
  const signed = { origin: siteOrigin(), nonce: toBase64url(nonce), deviceKey: device.loginKey };
  if (!taken?.fresh || !(await verifyEnrolment(enrolmentKey, signature, signed))) return refuse("not-found");
  const [enrolled] = await callDoor<{
    network_id: string;
    member_id: string;
    wrapped_keys: Uint8Array;
  }>(
    sql`select * from enrol_device(${Buffer.from(enrolmentKey)}, ${device.id}, ${Buffer.from(device.loginKey)})`,
  );
  if (!enrolled) return refuse("not-found");
  const { network_id: network, member_id: member, wrapped_keys } = enrolled;
  return { ok: true, value: { network, member, wrappedKeys: toBase64url(wrapped_keys) } };
}
