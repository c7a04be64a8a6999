import { getTranslations } from "next-intl/server";
import { Messages } from "@/components/messages";
import { PageHeader } from "@/components/page-header";
import { dayOf } from "@/domain/zoned-time";
import { memberPage } from "@/features/access/member-page";
import { LogList } from "@/features/log/log-list";
import { listLog } from "@/features/log/queries";
import { listPeople } from "@/features/members/queries";

export default memberPage(async (actor) => {
  const [t, log, people] = await Promise.all([getTranslations("log"), listLog(actor), listPeople(actor)]);
  return (
    <Messages of={["log"]}>
      <PageHeader
        title={t("title")}
        lead={t("lead", { days: log.keptDays })}
        back={{ href: `/n/${actor.network}/people`, label: t("back") }}
      />
      <LogList lines={log.lines} people={people} zone={actor.zone} today={dayOf(actor.now, actor.zone)} />
    </Messages>
  );
});
