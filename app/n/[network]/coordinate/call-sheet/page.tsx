import { CallSheet } from "@/features/coordination/call-sheet";
import { coordinatorPage } from "@/features/coordination/coordinator-page";
import { findDashboard } from "@/features/coordination/queries";

export default coordinatorPage(async (coordinator) => (
  <CallSheet dashboard={await findDashboard(coordinator)} />
));
