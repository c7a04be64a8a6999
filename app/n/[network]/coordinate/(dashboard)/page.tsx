import { getTranslations } from "next-intl/server";
import { LinkButton } from "@/components/link-button";
import { coordinatorPage } from "@/features/coordination/coordinator-page";
import { parseView, type SearchParams } from "@/features/coordination/dashboard-address";
import { DashboardView } from "@/features/coordination/dashboard-view";
import { findAbsence } from "@/features/coordination/find-what-if";
import { findDashboard } from "@/features/coordination/queries";
import { DutyNotice } from "@/features/duty/duty-notice";
import { listGuests } from "@/features/guests/queries";
import { ShareKeys } from "@/features/guests/share-keys";
import { findNetwork } from "@/features/networks/queries";
import { KeyDueNotice } from "@/features/rotation/key-due-notice";

type PageProps = { params: Promise<{ network: string }>; searchParams: Promise<SearchParams> };

export default coordinatorPage<PageProps>(async (coordinator, duty, { searchParams }) => {
  const { network } = coordinator;
  const { day, absent } = parseView(await searchParams);
  const [t, card, dashboard, absence, guests] = await Promise.all([
    getTranslations("removal.due"),
    findNetwork(coordinator),
    findDashboard(coordinator, day),
    absent ? findAbsence(coordinator, absent.person, absent.day) : null,
    listGuests(coordinator),
  ]);
  return (
    <>
      <ShareKeys list={guests} />
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
