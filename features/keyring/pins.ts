import type { Admission } from "@/seal/admission";
import type { KnownKeys } from "@/seal/roster";

/**
 * What a device has verified and holds on to: the newest epoch, by whose word everybody in it is known (`root`, a
 * fingerprint), everybody's public keys by member id, and the admissions of those who came in or came back in this
 * epoch. Epochs only grow, and keys only change for one whom two others brought back.
 */
export type Pins = {
  readonly epoch: number;
  readonly root: string;
  readonly members: Readonly<Record<string, KnownKeys>>;
  readonly admissions: Readonly<Record<string, Admission>>;
  /** Which of these members have left: one who was not listed once is not believed when they are listed again. */
  readonly left?: readonly string[];
  /** The sealing keys of guests by id, and since which epoch; none on a device that has not verified any yet. */
  readonly guests?: Readonly<Record<string, GuestPin>>;
};

export type GuestPin = { readonly sealing: string; readonly epoch: number };

/** Nothing verified yet. */
export const noPins: Pins = { epoch: 0, root: "", members: {}, admissions: {} };

/** Both together, from two tabs perhaps: the newer epoch, and in the same one what was verified last. */
export function mergePins(kept: Pins, fresh: Pins): Pins {
  if (kept.epoch !== fresh.epoch) return kept.epoch > fresh.epoch ? kept : fresh;
  return {
    ...fresh,
    members: { ...kept.members, ...fresh.members },
    admissions: { ...kept.admissions, ...fresh.admissions },
    left: [...new Set([...(kept.left ?? []), ...(fresh.left ?? [])])],
    guests: { ...kept.guests, ...fresh.guests },
  };
}
