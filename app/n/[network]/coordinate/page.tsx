import { coordinatorPage } from "@/features/coordination/coordinator-page";
import { DashboardView } from "@/features/coordination/dashboard-view";
import { findDashboard } from "@/features/coordination/queries";
import { DutyNotice } from "@/features/duty/duty-notice";

export default coordinatorPage(async (coordinator, duty) => (
  <>
    <DutyNotice network={coordinator.network} duty={duty} />
    <DashboardView dashboard={await findDashboard(coordinator)} />
  </>
));
