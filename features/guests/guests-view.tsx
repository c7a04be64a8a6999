import { getTranslations } from "next-intl/server";
import { EmptyState } from "@/components/empty-state";
import { LinkButton } from "@/components/link-button";
import { PageHeader } from "@/components/page-header";
import { MemberName } from "@/features/keyring/member-name";
import { CheckedMarks } from "@/features/members/checked-name";
import { GiveKeys } from "./give-keys";
import type { OnDuty } from "./guest-body";
import { GuestContact } from "./guest-contact";
import type { GuestCard, KeysToGive } from "./queries";
import { WriteDownGuestButton } from "./write-down-guest-button";

/** Those without the app whom the network looks after through its coordinators. */
export async function GuestsView({ network, list, keys, duty }: GuestsViewProps) {
  const t = await getTranslations("guests");
  return (
    <>
      <GiveKeys network={network} keys={keys} />
      <PageHeader
        title={t("title")}
        lead={t("lead")}
        back={{ href: `/n/${network}/coordinate`, label: t("back") }}
        actions={<WriteDownGuestButton network={network} duty={duty} />}
      />
      {list.length === 0 && <EmptyState line={t("empty.line")}>{t("empty.text")}</EmptyState>}
      <ul aria-label={t("title")} className={`${listLook} empty:hidden`}>
        {list.map((guest) => (
          <li key={guest.id} className="flex flex-col rounded-sign border-2 border-ink bg-sheet px-4 py-3">
            <h2 className="text-lg leading-tight font-extrabold">
              <MemberName member={guest} />
            </h2>
            <CheckedMarks member={guest.id} />
            <p className="mt-1 mb-3">
              <GuestContact guest={guest} />
            </p>
            <span className="mt-auto">
              <LinkButton href={`/n/${network}/coordinate/guests/${guest.id}`}>{t("open")}</LinkButton>
            </span>
          </li>
        ))}
      </ul>
    </>
  );
}

const listLook = "grid grid-cols-[repeat(auto-fill,minmax(min(100%,19rem),1fr))] gap-3";

type GuestsViewProps = {
  network: string;
  list: readonly GuestCard[];
  keys: KeysToGive;
  duty: OnDuty;
};
