import { signInSilently } from "@/features/access/sign-in";
import type { KeptArrival } from "@/features/arrivals/kept-arrival";
import { resumeWaiting } from "@/features/arrivals/wait-here";
import { findKeycard } from "@/features/keyring/keycard";
import { resumeJoining } from "./join-here";
import { type ReadInvite, readInvite } from "./read-invite";

/** How an invitation stands on this device. `no-secret`: the address lacks the part that opens it. */
export type InviteState =
  | { readonly step: "reading" }
  | {
      readonly step: "trouble";
      readonly reason: "no-secret" | "used-invite" | "untrusted" | "offline" | "broken";
    }
  | { readonly step: "ready" | "member"; readonly invite: ReadInvite }
  /** They have knocked, and somebody has to let them in. */
  | { readonly step: "waiting"; readonly arrival: KeptArrival }
  /** An earlier try arrived after all. */
  | { readonly step: "joined"; readonly network: string };

/** Opens the invitation with what the address brought along, or goes on where this device was with it. Never throws. */
export async function findInviteState(id: string, hash: string): Promise<InviteState> {
  const answer = await readInvite(id, hash);
  if (answer?.ok) return { step: (await isMember(answer.value)) ? "member" : "ready", invite: answer.value };
  const reason = answer?.reason ?? "no-secret";
  if (reason === "no-secret" || reason === "used-invite") {
    return (await resume(id)) ?? { step: "trouble", reason };
  }
  return { step: "trouble", reason: reason === "untrusted" || reason === "offline" ? reason : "broken" };
}

async function resume(id: string): Promise<InviteState | null> {
  const arrival = await resumeWaiting(id);
  if (arrival) return { step: "waiting", arrival };
  const joined = await resumeJoining(id);
  return joined && { step: "joined", network: joined.network };
}

/** Who comes back may do so on a phone with keys that let nobody in any more. */
async function isMember({ kind, network }: ReadInvite): Promise<boolean> {
  const known = await findKeycard(network).catch(() => null);
  return known !== null && (kind !== "return" || (await signInSilently(network)).ok);
}
