import { getTranslations } from "next-intl/server";
import { LinkButton } from "@/components/link-button";

export default async function LandingPage() {
  const t = await getTranslations("landing");
  return (
    <main>
      <h1>{t("line")}</h1>
      <p>{t("lead")}</p>
      <LinkButton href="/start" look="primary">
        {t("start")}
      </LinkButton>
      <LinkButton href="/sign-in">{t("signIn")}</LinkButton>
    </main>
  );
}
