import { coordinatorPage } from "@/features/coordination/coordinator-page";
import { DashboardView } from "@/features/coordination/dashboard-view";
import { findDashboard } from "@/features/coordination/queries";

export default coordinatorPage(async (coordinator) => (
  <DashboardView dashboard={await findDashboard(coordinator)} />
));
