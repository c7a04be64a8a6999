import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { LinkButton } from "@/components/link-button";
import { Notice } from "@/components/notice";
import { PageHeader } from "@/components/page-header";
import { Fact, Sign } from "@/components/sign";
import { CategoryIcon } from "@/features/board/category-icon";
import { forWhom } from "@/features/guests/for-whom";
import { MemberName } from "@/features/keyring/member-name";
import { SealedText } from "@/features/keyring/sealed-text";
import type { ShownNeed } from "@/features/needs/queries";
import type { ShownOffer } from "@/features/offers/offer-values";
import type { Repeats } from "@/features/weekly/find-repeats";
import { RepeatingCard } from "@/features/weekly/repeating-card";
import { RuleLine } from "@/features/weekly/rule-line";
import { wallClock } from "@/lib/wall-clock";
import { AskDesk } from "./ask-desk";
import type { ListingPage } from "./listing-page";
import { MatchesOfListing } from "./matches-of-listing";
import { ReturnFocus } from "./return-focus";

/** What the pages of needs and offers have in common. */
export function ListingView({ page, listing, kind, line, tag, facts, actions, children }: ListingViewProps) {
  const t = useTranslations("listing");
  const categories = useTranslations("categories.name");
  const attribute = useTranslations("attributes");
  const { by, author, asker } = page;
  const { id, category, attributes, note, epoch, state } = listing;
  const isMine = listing.by === by.member;
  const home = `/n/${by.network}`;
  return (
    <AskDesk asker={asker}>
      <ReturnFocus at={by.now.getTime()} />
      <PageHeader
        title={
          <span className="flex items-center gap-3 [&_svg]:size-7">
            <CategoryIcon category={category} />
            {t(kind, { kind: categories(category) })}
          </span>
        }
        back={{ href: home, label: t("board") }}
        actions={
          isMine &&
          state === "open" && (
            <LinkButton href={forWhom(`${home}/${kind}s/${id}/edit`, by.guest)}>{t("edit")}</LinkButton>
          )
        }
      />
      <div className="grid max-w-2xl gap-6">
        {state !== "open" && <Notice kind="warn">{t(state)}</Notice>}
        <Sign
          level={2}
          above={tag && <b className="text-signal">{tag}</b>}
          line={line}
          facts={
            <>
              {facts}
              {attributes.map((name) => (
                <Fact key={name}>{attribute(name)}</Fact>
              ))}
            </>
          }
          actions={actions}
        >
          <p className="font-bold">
            {isMine ? t("yours") : t.rich("from", { who: () => <MemberName member={author} /> })}
          </p>
          {author.guest && <p className="text-quiet">{t("guest")}</p>}
          {note ? (
            <Note sealed={note} table={`${kind}s`} row={id} epoch={epoch} />
          ) : (
            page.repeats?.note && <Note {...page.repeats.note} table="need_series" />
          )}
          {children}
        </Sign>
        {page.repeats && <Repeating repeats={page.repeats} by={by} />}
        <MatchesOfListing matches={page.matches} by={by} />
      </div>
    </AskDesk>
  );
}

function Note(at: { sealed: string; table: string; row: string; epoch: number }) {
  return (
    <p className="mt-1 min-h-[1lh]">
      <SealedText {...at} field="note" />
    </p>
  );
}

/** To its author all coming times one by one; to others when it comes again. */
function Repeating({ repeats: { own, rules }, by }: { repeats: Repeats; by: ListingPage["by"] }) {
  if (own) return <RepeatingCard repeating={own} by={by} />;
  const today = wallClock(by.now, by.zone).day;
  return rules.map((rule) => (
    <p key={`${rule.days} ${rule.from}`} className="font-semibold">
      <RuleLine rule={rule} today={today} />
    </p>
  ));
}

type ListingViewProps = {
  page: ListingPage;
  listing: ShownNeed | ShownOffer;
  kind: "need" | "offer";
  line: ReactNode;
  /** How urgent, in a word. */
  tag?: ReactNode;
  facts: ReactNode;
  actions?: ReactNode;
  children?: ReactNode;
};
