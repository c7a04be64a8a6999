import { getTranslations } from "next-intl/server";
import { Messages } from "@/components/messages";
import { PageHeader } from "@/components/page-header";
import { memberPage } from "@/features/access/member-page";
import { InviteButton } from "@/features/invites/invite-button";
import { PeopleList } from "@/features/members/people-list";
import { listPeople } from "@/features/members/queries";
import { findNetwork } from "@/features/networks/queries";

export default memberPage(async (actor) => {
  const [t, card, people] = await Promise.all([
    getTranslations("people"),
    findNetwork(actor),
    listPeople(actor),
  ]);
  const self = people.find(({ id }) => id === actor.member);
  return (
    <Messages of={["people"]}>
      <PageHeader
        title={t("title")}
        lead={t("lead", { count: people.length })}
        actions={self && <InviteButton network={actor.network} card={card} self={self} />}
      />
      <PeopleList people={people} self={actor.member} />
    </Messages>
  );
});
