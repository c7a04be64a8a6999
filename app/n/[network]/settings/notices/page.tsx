import { getTranslations } from "next-intl/server";
import { Messages } from "@/components/messages";
import { PageHeader } from "@/components/page-header";
import { Section } from "@/components/section";
import { memberPage } from "@/features/access/member-page";
import { CalendarPart } from "@/features/notices/calendar-part";
import { ChoicesForm } from "@/features/notices/choices-form";
import { DevicePart } from "@/features/notices/device-part";
import { findNotices } from "@/features/notices/find-notices";
import { MailPart } from "@/features/notices/mail-part";
import { TryButton } from "@/features/notices/try-button";

export default memberPage(async (actor) => {
  const { network, zone } = actor;
  const [t, notices] = await Promise.all([getTranslations("notices"), findNotices(actor)]);
  const isTold = notices.isPushed || notices.mail?.confirmed;
  return (
    <Messages of={["notices"]}>
      <PageHeader title={t("title")} lead={t("lead")} back={{ href: `/n/${network}/settings` }} />
      <div className="grid max-w-xl gap-12">
        <Section title={t("device.title")} lead={t("device.reveals")}>
          <DevicePart network={network} notices={notices} />
        </Section>
        <Section title={t("mail.title")} lead={t("mail.reveals")}>
          <MailPart network={network} notices={notices} />
        </Section>
        <Section title={t("choose.title")} lead={t("choose.lead")}>
          <ChoicesForm
            key={JSON.stringify(notices.choices)}
            network={network}
            choices={notices.choices}
            zone={zone}
          />
        </Section>
        {isTold && (
          <Section title={t("try.title")} lead={t("try.lead")}>
            <TryButton network={network} />
          </Section>
        )}
        <Section title={t("calendar.title")} lead={t("calendar.reveals")}>
          <CalendarPart network={network} feed={notices.feed} />
        </Section>
      </div>
    </Messages>
  );
});
