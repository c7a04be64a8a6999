import { and, asc, eq } from "drizzle-orm";
import { type Actor, asActor } from "@/db/actor";
import { isOnDuty, members } from "@/db/schema/members";
import type { MemberCard } from "@/domain/board";
import { daysFrom } from "@/domain/zoned-time";
import type { Coordinator } from "@/features/duty/coordinator";
import { assembleDashboard } from "./assemble-dashboard";
import type { Dashboard } from "./dashboard";
import { readDashboardRows } from "./dashboard-rows";
import { memberCard } from "./find-cards";

const daysAhead = 7;

/** The dashboard of the coordinator's network, today and the six days after it. */
export async function findDashboard(coordinator: Coordinator): Promise<Dashboard> {
  const days = daysFrom(coordinator.now, coordinator.zone, daysAhead);
  return assembleDashboard(coordinator, days, await readDashboardRows(coordinator, days));
}

/** Who holds the duty, for a member who looks for them. */
export async function listCoordinators(actor: Actor): Promise<MemberCard[]> {
  const { id, profile, profileEpoch: epoch, networkId } = members;
  const rows = await asActor(actor, (tx) =>
    tx
      .select({ id, profile, epoch })
      .from(members)
      .where(and(eq(networkId, actor.network), isOnDuty))
      .orderBy(asc(id)),
  );
  return rows.map(memberCard);
}
