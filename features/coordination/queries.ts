import type { Coordinator } from "@/features/duty/coordinator";
import { findPlan } from "@/features/planning/find-plan";
import { assembleDashboard } from "./assemble-dashboard";
import { peopleOfPlan } from "./assemble-plan";
import type { Dashboard } from "./dashboard";
import { readDashboardRows } from "./dashboard-rows";
import { daysShown } from "./days-shown";

/** The dashboard of the coordinator's network, today and the six days after it; by the hour for one `day` of them. */
export async function findDashboard(coordinator: Coordinator, day?: string): Promise<Dashboard> {
  const days = daysShown(coordinator);
  const found = await findPlan(coordinator);
  const people = found.found === "none" ? [] : peopleOfPlan(found.plan);
  const rows = await readDashboardRows(coordinator, days, people);
  return assembleDashboard(
    coordinator,
    { days, day: days.find((each) => each === day) ?? null },
    rows,
    found,
  );
}
