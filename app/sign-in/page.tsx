import { getTranslations } from "next-intl/server";
import { Messages } from "@/components/messages";
import { PageHeader } from "@/components/page-header";
import { SecureOnly } from "@/features/access/secure-only";
import { KnownNetworks } from "@/features/keyring/known-networks";
import { WordsForm } from "@/features/members/words-form";
import { QuietFrame } from "@/features/quiet/quiet-frame";

export default async function SignInPage() {
  const t = await getTranslations("signIn");
  return (
    <QuietFrame>
      <PageHeader title={t("title")} lead={t("lead")} />
      <Messages of={["access", "keyring", "signIn"]}>
        <SecureOnly>
          <div className="grid max-w-lg gap-10">
            <KnownNetworks>
              <h2 className="text-xl font-extrabold">{t("here")}</h2>
            </KnownNetworks>
            <WordsForm />
          </div>
        </SecureOnly>
      </Messages>
    </QuietFrame>
  );
}
