import { sql } from "drizzle-orm";
import type { z } from "zod";
import { byteList, idList } from "@/db/byte-list";
import { callDoor } from "@/db/call-door";
import { type Result, refuse } from "@/domain/refusals";
import type { foundNetworkInput } from "./schema";

/** Founds a network with its first member, who holds the duty of coordinator. The same founding again answers the same. */
export async function foundNetwork(input: z.output<typeof foundNetworkInput>): Promise<Result<null>> {
  const { network, zone, profile, member, envelope, device, places } = input;
  const [row] = await callDoor<{ outcome: "ok" | "conflict" }>(sql`select found_network(
    ${network}, ${zone}, ${Buffer.from(profile)},
    ${member.id}, ${Buffer.from(member.sealingKey)}, ${Buffer.from(member.signingKey)},
    ${Buffer.from(member.enrolmentKey)}, ${Buffer.from(member.wrappedKeys)},
    ${Buffer.from(member.profile)}, ${Buffer.from(member.admission)}, ${Buffer.from(envelope)},
    ${device.id}, ${Buffer.from(device.loginKey)},
    ${idList(places.map((place) => place.id))},
    ${byteList(places.map((place) => place.label))}) as outcome`);
  return row?.outcome === "ok" ? { ok: true, value: null } : refuse("conflict");
}
