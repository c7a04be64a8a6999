import { getTranslations } from "next-intl/server";
import { LinkButton } from "@/components/link-button";
import { Messages } from "@/components/messages";
import { coordinatorPage } from "@/features/coordination/coordinator-page";
import { parseView, type SearchParams } from "@/features/coordination/dashboard-address";
import { DashboardView } from "@/features/coordination/dashboard-view";
import { findAbsence } from "@/features/coordination/find-what-if";
import { findDashboard } from "@/features/coordination/queries";
import { DutyNotice } from "@/features/duty/duty-notice";
import { GiveKeys } from "@/features/guests/give-keys";
import { listKeysToGive } from "@/features/guests/queries";
import { findNetwork } from "@/features/networks/queries";
import { KeyDueNotice } from "@/features/rotation/key-due-notice";

type PageProps = { params: Promise<{ network: string }>; searchParams: Promise<SearchParams> };

export default coordinatorPage<PageProps>(async (coordinator, duty, { searchParams }) => {
  const { network } = coordinator;
  const { day, absent } = parseView(await searchParams);
  const [t, card, dashboard, absence, keys] = await Promise.all([
    getTranslations("removal.due"),
    findNetwork(coordinator),
    findDashboard(coordinator, day),
    absent ? findAbsence(coordinator, absent.person, absent.day) : null,
    listKeysToGive(coordinator),
  ]);
  return (
    <>
      {keys.missing.length > 0 && (
        <Messages of={["guests"]}>
          <GiveKeys network={network} keys={keys} />
        </Messages>
      )}
      <DutyNotice network={network} duty={duty} />
      {card.keyDue && (
        <KeyDueNotice>
          <LinkButton href={`/n/${network}/people`}>{t("go")}</LinkButton>
        </KeyDueNotice>
      )}
      <DashboardView dashboard={dashboard} absence={absence} />
    </>
  );
});
