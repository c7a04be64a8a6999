import { and, asc, eq, or, sql } from "drizzle-orm";
import { type Actor, asActor, snapshot } from "@/db/actor";
import { guests } from "@/db/schema/guests";
import { arrivals } from "@/db/schema/invites";
import { requests } from "@/db/schema/requests";
import { listDevices } from "@/features/devices/list-devices";
import { listOpenInvites } from "@/features/invites/list-open-invites";
import { listLog } from "@/features/log/queries";
import { toBase64url } from "@/seal/bytes";

/** What the server knows of what a member did in the network beside posting and helping; sealed texts are base64url. */
export async function findMyActs(actor: Actor) {
  const devices = await listDevices(actor);
  const invites = await listOpenInvites(actor);
  const { lines } = await listLog(actor);
  const rest = await asActor(
    actor,
    async (tx) => {
      const written = await tx
        .select({ id: guests.id, name: guests.profile, epoch: guests.epoch, createdOn: guests.createdOn })
        .from(guests)
        .where(and(eq(guests.networkId, actor.network), eq(guests.byId, actor.member)))
        .orderBy(asc(guests.createdOn), asc(guests.id));
      const { id, kind, memberId, statement, epoch, expiresAt } = requests;
      const asked = await tx
        .select({ id, kind, about: memberId, statement, epoch, expiresAt })
        .from(requests)
        .where(and(eq(requests.networkId, actor.network), eq(requests.askedBy, actor.member)))
        .orderBy(asc(expiresAt));
      const waiting = await tx
        .select({ id: arrivals.id, kind: arrivals.kind, expiresAt: arrivals.expiresAt })
        .from(arrivals)
        .where(
          and(
            eq(arrivals.networkId, actor.network),
            // Also whoever says that they are the member, and has lost everything.
            or(eq(arrivals.inviterId, actor.member), eq(arrivals.memberId, actor.member)),
          ),
        )
        .orderBy(asc(arrivals.expiresAt));
      const told = await tx.execute<ToldNotice>(
        sql`select kind, about_id as about, due_at as "dueAt", told_on as "toldOn" from own_notices()`,
      );
      return { written, asked, waiting, told: [...told] };
    },
    snapshot,
  );
  return {
    ...{ devices, invites, arrivals: rest.waiting, told: rest.told },
    guests: rest.written.map((guest) => ({ ...guest, name: toBase64url(guest.name) })),
    log: lines.filter(({ by }) => by === actor.member),
    requests: rest.asked.map((request) => ({
      ...request,
      statement: request.statement && toBase64url(request.statement),
    })),
  };
}

/** What somebody was told, or is to be; never what it says, which is nobody's but the devices'. */
type ToldNotice = {
  readonly kind: string;
  readonly about: string;
  readonly dueAt: Date;
  readonly toldOn: string | null;
};
