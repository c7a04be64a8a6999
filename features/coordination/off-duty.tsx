import { useTranslations } from "next-intl";
import { LinkButton } from "@/components/link-button";
import { PageHeader } from "@/components/page-header";
import { DutyNotice } from "@/features/duty/duty-notice";
import type { DutyState } from "@/features/duty/queries";
import { MemberName } from "@/features/keyring/member-name";

/** What a member without the duty finds here: what it is, and whom to talk to, or how to take it up. */
export function OffDuty({ network, duty }: { network: string; duty: DutyState }) {
  const t = useTranslations("coordinate.duty");
  return (
    <>
      <PageHeader title={t("title")} lead={t("text")} />
      <DutyNotice network={network} duty={duty} />
      {duty.others.length > 0 && (
        <>
          <h2 className="text-xl font-extrabold">{t("who")}</h2>
          <ul className="mt-2 grid gap-1 border-l-4 border-ink pl-4 text-lg">
            {duty.others.map((member) => (
              <li key={member.id}>
                <MemberName member={member} />
              </li>
            ))}
          </ul>
          <p className="mt-3 max-w-prose text-quiet">{t("hint")}</p>
        </>
      )}
      <div className="mt-6">
        <LinkButton href={`/n/${network}`}>{t("back")}</LinkButton>
      </div>
    </>
  );
}
