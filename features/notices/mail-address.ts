import { z } from "zod";
import { type NoticePlace, openForServer, sealForServer } from "./notice-seal";

/** A mail address as people type it in, of the length that mail can take (RFC 5321, §4.5.3.1.3). */
export const mailAddressInput = z
  .string({ error: "wrong" })
  .trim()
  .max(254, "tooLong")
  .pipe(z.email({ error: "mail" }));

/** What a member's row keeps sealed: the address, and until it is confirmed the code that has to get there. */
export type KeptMail = { address: string; code?: string };

export function sealMail(kept: KeptMail, network: string, member: string): Uint8Array {
  return sealForServer(JSON.stringify(kept), place(network, member));
}

/** Throws OpenError for what was not sealed for this member. */
export function openMail(sealed: Uint8Array, network: string, member: string): KeptMail {
  return JSON.parse(openForServer(sealed, place(network, member)));
}

function place(network: string, row: string): NoticePlace {
  return { network, table: "mail_addresses", row };
}
