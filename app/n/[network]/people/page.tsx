import { getTranslations } from "next-intl/server";
import { LinkButton } from "@/components/link-button";
import { Messages } from "@/components/messages";
import { PageHeader } from "@/components/page-header";
import { dayOf } from "@/domain/zoned-time";
import { memberPage } from "@/features/access/member-page";
import { DutyNotice } from "@/features/duty/duty-notice";
import { findDuty } from "@/features/duty/queries";
import { InviteButton } from "@/features/invites/invite-button";
import { listPeople } from "@/features/members/queries";
import { findNetwork } from "@/features/networks/queries";
import { ChangeKey } from "@/features/rotation/change-key";
import { listRemovals } from "@/features/rotation/list-removals";
import { RemovalList } from "@/features/rotation/removal-list";
import { PeopleWithActs } from "./people-with-acts";

export default memberPage(async (actor) => {
  const { network, member } = actor;
  const [t, card, people, duty, removals] = await Promise.all([
    getTranslations("people"),
    findNetwork(actor),
    listPeople(actor),
    findDuty(actor),
    listRemovals(actor),
  ]);
  const self = people.find(({ id }) => id === member);
  const about = { network, people, self: member };
  const asked = removals.filter(({ by }) => by === member).map((removal) => removal.member);
  return (
    <Messages of={["people", "duty", "removal"]}>
      <PageHeader
        title={t("title")}
        lead={t("lead", { count: people.length })}
        actions={self && <InviteButton network={network} card={card} self={self} />}
      />
      <DutyNotice network={network} duty={duty} />
      <RemovalList removals={removals} {...about} />
      <PeopleWithActs {...about} duty={duty} asked={asked} today={dayOf(actor.now, actor.zone)} />
      <div className="mt-8 flex flex-wrap gap-3">
        <LinkButton href={`/n/${network}/people/log`}>{t("log")}</LinkButton>
        {duty.own && <ChangeKey network={network} people={people} />}
      </div>
    </Messages>
  );
});
