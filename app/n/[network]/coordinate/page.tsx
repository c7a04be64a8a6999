import { getTranslations } from "next-intl/server";
import { LinkButton } from "@/components/link-button";
import { coordinatorPage } from "@/features/coordination/coordinator-page";
import { DashboardView } from "@/features/coordination/dashboard-view";
import { findDashboard } from "@/features/coordination/queries";
import { DutyNotice } from "@/features/duty/duty-notice";
import { findNetwork } from "@/features/networks/queries";
import { KeyDueNotice } from "@/features/rotation/key-due-notice";

export default coordinatorPage(async (coordinator, duty) => {
  const { network } = coordinator;
  const [t, card, dashboard] = await Promise.all([
    getTranslations("removal.due"),
    findNetwork(coordinator),
    findDashboard(coordinator),
  ]);
  return (
    <>
      <DutyNotice network={network} duty={duty} />
      {card.keyDue && (
        <KeyDueNotice>
          <LinkButton href={`/n/${network}/people`}>{t("go")}</LinkButton>
        </KeyDueNotice>
      )}
      <DashboardView dashboard={dashboard} />
    </>
  );
});
