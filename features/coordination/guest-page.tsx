import { useTranslations } from "next-intl";
import { EmptyState } from "@/components/empty-state";
import { LinkButton } from "@/components/link-button";
import { PageHeader } from "@/components/page-header";
import { ActingFor } from "@/features/guests/acting-for";
import { EditGuestButton } from "@/features/guests/edit-guest-button";
import { forWhom } from "@/features/guests/for-whom";
import type { OnDuty } from "@/features/guests/guest-body";
import { GuestContact } from "@/features/guests/guest-contact";
import type { GuestCard } from "@/features/guests/queries";
import { RemoveGuestButton } from "@/features/guests/remove-guest-button";
import { MemberName } from "@/features/keyring/member-name";
import { MineLists } from "@/features/matches/mine-view";
import type { Mine } from "@/features/matches/queries";

/** One guest: how to reach them, what is between them and others, and all that can be done for them. */
export function GuestPage({ guest, mine, duty }: { guest: GuestCard; mine: Mine; duty: OnDuty }) {
  const t = useTranslations("guests");
  const { network } = mine;
  const home = `/n/${network}`;
  return (
    <>
      <PageHeader
        title={<MemberName member={guest} />}
        back={{ href: `${home}/coordinate/guests`, label: t("title") }}
        actions={
          <>
            <LinkButton href={forWhom(`${home}/needs/new`, guest.id)} look="primary">
              {t("postNeed")}
            </LinkButton>
            <LinkButton href={forWhom(`${home}/offers/new`, guest.id)}>{t("postOffer")}</LinkButton>
          </>
        }
      />
      <section className="mb-8 max-w-2xl rounded-sign bg-wash px-4 py-3">
        <p className="text-sm text-quiet">{t("reach")}</p>
        <p className="mb-3">
          <GuestContact guest={guest} />
        </p>
        <div className="flex flex-wrap gap-2">
          <EditGuestButton network={network} guest={guest} duty={duty} />
          <RemoveGuestButton network={network} guest={guest.id} />
        </div>
      </section>
      <ActingFor guest={guest}>
        {mine.matches.length + mine.listings.length === 0 && (
          <EmptyState line={t("nothing.line")}>{t("nothing.text")}</EmptyState>
        )}
        <MineLists mine={mine} />
      </ActingFor>
    </>
  );
}
