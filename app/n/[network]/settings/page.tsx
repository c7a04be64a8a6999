import { getTranslations } from "next-intl/server";
import { LanguageSwitch } from "@/components/language-switch";
import { LinkButton } from "@/components/link-button";
import { Messages } from "@/components/messages";
import { PageHeader } from "@/components/page-header";
import { Section } from "@/components/section";
import { memberPage } from "@/features/access/member-page";
import { NetworkForm } from "@/features/coordination/network-form";
import { SignOutButton } from "@/features/forgetting/sign-out-button";
import { NameForm } from "@/features/members/name-form";
import { findSelf } from "@/features/members/queries";
import { StorageNotice } from "@/features/members/storage-notice";
import { findNetwork } from "@/features/networks/queries";
import { InstallCard } from "@/features/offline/install-card";
import { PlaceList } from "@/features/places/place-list";
import { listPlaces } from "@/features/places/queries";
import { HideAfterField } from "@/features/quiet/hide-after-field";

export default memberPage(async (actor) => {
  const { network, zone } = actor;
  const [t, self, card, places] = await Promise.all([
    getTranslations("settings"),
    findSelf(actor),
    findNetwork(actor),
    listPlaces(actor),
  ]);
  const isCoordinator = actor.role === "coordinator";
  return (
    <Messages of={["settings", "install", "areas"]}>
      <PageHeader title={t("title")} />
      <div className="grid max-w-xl gap-12">
        <Section title={t("you")}>
          <NameForm network={network} self={self} />
        </Section>
        <Section title={t("language")}>
          <div className="-mx-2.5">
            <LanguageSwitch />
          </div>
        </Section>
        <Section title={t("notices")} lead={t("noticesLead")}>
          <LinkButton href={`/n/${network}/settings/notices`}>{t("notices")}</LinkButton>
        </Section>
        <Section title={t("places")} lead={t(isCoordinator ? "placesLead" : "placesLeadMember")}>
          <PlaceList network={network} places={places} canChange={isCoordinator} />
        </Section>
        {isCoordinator && (
          <Section title={t("network")}>
            <NetworkForm network={network} card={card} zone={zone} />
          </Section>
        )}
        <Section title={t("device")} lead={t("deviceLead")}>
          <div className="flex flex-wrap gap-3">
            <LinkButton href={`/n/${network}/settings/words`}>{t("showWords")}</LinkButton>
            <LinkButton href={`/n/${network}/settings/devices`}>{t("devices")}</LinkButton>
            <SignOutButton network={network} />
          </div>
          <div className="mt-6 grid gap-6">
            <InstallCard />
            <StorageNotice />
            <HideAfterField />
          </div>
        </Section>
        <Section title={t("leave")} lead={t("leaveLead")}>
          <LinkButton href={`/n/${network}/settings/leave`}>{t("leave")}</LinkButton>
        </Section>
      </div>
    </Messages>
  );
});
