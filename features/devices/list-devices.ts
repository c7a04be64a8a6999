import { asc, eq } from "drizzle-orm";
import { type Actor, asActor } from "@/db/actor";
import { devices } from "@/db/schema/devices";
import { toBase64url } from "@/seal/bytes";

/** One of a member's own devices. */
export type Device = {
  readonly id: string;
  /** Its name, self-sealed, base64url; null until it has one. */
  readonly label: string | null;
  /** "YYYY-MM-DD", by the database's clock. */
  readonly addedOn: string;
  /** Whether it is the one that asks. */
  readonly isThis: boolean;
};

/** The member's own devices, this one first, then in the order of their days. */
export async function listDevices(actor: Actor): Promise<Device[]> {
  const rows = await asActor(actor, (tx) =>
    tx
      .select({ id: devices.id, label: devices.label, addedOn: devices.createdOn })
      .from(devices)
      .where(eq(devices.networkId, actor.network))
      .orderBy(asc(devices.createdOn), asc(devices.id)),
  );
  return rows
    .map(({ label, ...row }) => ({
      ...row,
      label: label && toBase64url(label),
      isThis: row.id === actor.device,
    }))
    .sort((a, b) => Number(b.isThis) - Number(a.isThis));
}
