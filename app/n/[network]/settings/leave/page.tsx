import { getTranslations } from "next-intl/server";
import { Messages } from "@/components/messages";
import { PageHeader } from "@/components/page-header";
import { Section } from "@/components/section";
import { memberPage } from "@/features/access/member-page";
import { BurnNetwork } from "@/features/forgetting/burn-network";
import { EraseMyself } from "@/features/forgetting/erase-myself";
import { TakeAlong } from "@/features/forgetting/take-along";
import { listPeople } from "@/features/members/queries";
import { findNetwork } from "@/features/networks/queries";

export default memberPage(async (actor) => {
  const { network } = actor;
  const [t, card, people] = await Promise.all([
    getTranslations("leave"),
    findNetwork(actor),
    listPeople(actor),
  ]);
  return (
    <Messages of={["leave"]}>
      <PageHeader title={t("title")} lead={t("lead")} back={{ href: `/n/${network}/settings` }} />
      <div className="grid max-w-xl gap-12">
        <Section title={t("take.title")} lead={t("take.lead")}>
          <TakeAlong network={network} />
        </Section>
        <Section title={t("erase.title")} lead={t("erase.lead")}>
          <EraseMyself network={network} member={actor.member} isLast={people.length === 1} />
        </Section>
        {people.length > 1 && (
          <Section title={t("burn.title")} lead={t("burn.lead")}>
            <BurnNetwork network={network} isAsked={card.burning !== null} />
          </Section>
        )}
      </div>
    </Messages>
  );
});
