import { getTranslations } from "next-intl/server";
import { Messages } from "@/components/messages";
import { PageHeader } from "@/components/page-header";
import { memberPage } from "@/features/access/member-page";
import { WordsCard } from "@/features/members/words-card";

export default memberPage(async ({ network }) => {
  const t = await getTranslations("settings");
  return (
    <Messages of={["settings"]}>
      <PageHeader title={t("wordsTitle")} lead={t("wordsLead")} back={{ href: `/n/${network}/settings` }} />
      <WordsCard network={network} />
    </Messages>
  );
});
