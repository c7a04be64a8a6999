import { del, get, set } from "idb-keyval";
import type { ArrivalKind } from "@/domain/invite";
import { deviceStore } from "@/features/keyring/device-store";
import type { Keycard } from "@/features/keyring/keycard";
import type { Newcomer } from "@/features/keyring/new-member";

/** Somebody who waits to be let in, as their own device keeps them: also over a reload, and until they know. */
export type KeptArrival = {
  readonly kind: ArrivalKind;
  readonly keycard: Keycard;
  /** What was sent, and what every further try sends again. */
  readonly body: {
    readonly invite: string;
    readonly token: string;
    readonly network: string;
    readonly member: Newcomer["sent"]["member"];
    readonly device: Newcomer["sent"]["device"];
    readonly hello?: string;
    readonly admission?: string;
    readonly epoch?: number;
  };
  /** As the code of a return says them; a link by message names nobody. */
  readonly networkName?: string;
  readonly inviterName?: string;
  /** Whether the server has said that they wait. */
  readonly arrived: boolean;
};

export async function keepArrival(arrival: KeptArrival): Promise<void> {
  await set(address(arrival.body.invite), arrival, deviceStore());
}

/** Null when nobody on this device waits by that invitation. */
export async function findKeptArrival(invite: string): Promise<KeptArrival | null> {
  return (await get<KeptArrival>(address(invite), deviceStore())) ?? null;
}

export async function dropArrival(invite: string): Promise<void> {
  await del(address(invite), deviceStore());
}

/** The occasion for `enterNetwork`, which drops what was kept for it. */
export function occasionOf(invite: string) {
  return `arrival:${invite}`;
}

/** Beside the beginnings of other members (`keepNewMember`), and gone with them when the keys leave this device. */
function address(invite: string) {
  return `newcomer:${occasionOf(invite)}`;
}
