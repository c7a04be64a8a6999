import { daysFrom } from "@/domain/zoned-time";
import type { Coordinator } from "@/features/duty/coordinator";
import { assembleDashboard } from "./assemble-dashboard";
import type { Dashboard } from "./dashboard";
import { readDashboardRows } from "./dashboard-rows";

const daysAhead = 7;

/** The dashboard of the coordinator's network, today and the six days after it. */
export async function findDashboard(coordinator: Coordinator): Promise<Dashboard> {
  const days = daysFrom(coordinator.now, coordinator.zone, daysAhead);
  return assembleDashboard(coordinator, days, await readDashboardRows(coordinator, days));
}
