import type { ArrivalKind } from "@/domain/invite";
import type { PacketOf } from "@/seal/invite";

/** An invitation that has been opened and found in order, and not yet used. */
export type OpenedLink<Kind extends ArrivalKind | "in-person"> = {
  readonly kind: Kind;
  readonly id: string;
  readonly network: string;
  readonly token: string;
  /** Fingerprint of the one who sent or showed the link, from the link. */
  readonly anchor: string;
  /** Seals what is left for them. */
  readonly helloKey: CryptoKey;
  readonly packet: PacketOf<Kind>;
};
