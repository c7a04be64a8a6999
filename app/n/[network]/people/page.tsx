import { getTranslations } from "next-intl/server";
import { LinkButton } from "@/components/link-button";
import { Messages } from "@/components/messages";
import { PageHeader } from "@/components/page-header";
import { dayOf } from "@/domain/zoned-time";
import { memberPage } from "@/features/access/member-page";
import { listArrivals } from "@/features/arrivals/list-arrivals";
import { WaitingPeople } from "@/features/arrivals/waiting-people";
import { KeepFresh } from "@/features/board/keep-fresh";
import { asCoordinator } from "@/features/duty/coordinator";
import { DutyNotice } from "@/features/duty/duty-notice";
import { findDuty } from "@/features/duty/queries";
import { GiveKeys } from "@/features/guests/give-keys";
import { listHeldKeys, listKeysToGive } from "@/features/guests/queries";
import { InviteButton } from "@/features/invites/invite-button";
import { listOpenInvites } from "@/features/invites/list-open-invites";
import { OpenLinks } from "@/features/invites/open-links";
import { listGuestNames, listPeople } from "@/features/members/queries";
import { findNetwork } from "@/features/networks/queries";
import { ChangeKey } from "@/features/rotation/change-key";
import { KeyDueNotice } from "@/features/rotation/key-due-notice";
import { listRemovals } from "@/features/rotation/list-removals";
import { RemovalList } from "@/features/rotation/removal-list";
import { PeopleWithActs } from "./people-with-acts";

export default memberPage(async (actor) => {
  const { network, member, now, zone } = actor;
  const coordinator = asCoordinator(actor);
  const [t, card, people, guests, duty, removals, arrivals, invites, keys, held] = await Promise.all([
    getTranslations("people"),
    findNetwork(actor),
    listPeople(actor),
    listGuestNames(actor),
    findDuty(actor),
    listRemovals(actor),
    listArrivals(actor),
    listOpenInvites(actor),
    listKeysToGive(actor),
    coordinator ? listHeldKeys(coordinator) : [],
  ]);
  const self = people.find(({ id }) => id === member);
  const links = invites.filter(({ kind }) => kind === "by-message");
  const about = { network, people, named: [...people, ...guests], self: member };
  const asked = removals.filter(({ by }) => by === member).map((removal) => removal.member);
  return (
    <Messages of={["people", "guests", "arrivals", "duty", "invite", "names", "removal"]}>
      <KeepFresh network={network} version={actor.version} />
      <PageHeader
        title={t("title")}
        lead={t("lead", { count: people.length })}
        actions={self && <InviteButton network={network} card={card} self={self} />}
      />
      <WaitingPeople arrivals={arrivals} people={people} named={about.named} />
      <DutyNotice network={network} duty={duty} />
      <GiveKeys network={network} keys={keys} />
      {duty.own && card.keyDue && (
        <KeyDueNotice>
          <ChangeKey network={network} people={people} />
        </KeyDueNotice>
      )}
      <RemovalList removals={removals} {...about} />
      <PeopleWithActs {...about} card={card} duty={duty} held={held} asked={asked} today={dayOf(now, zone)} />
      <OpenLinks network={network} links={links} zone={zone} now={now} />
      <div className="mt-8 flex flex-wrap gap-3">
        <LinkButton href={`/n/${network}/people/log`}>{t("log")}</LinkButton>
        {duty.own && !card.keyDue && <ChangeKey network={network} people={people} />}
      </div>
    </Messages>
  );
});
