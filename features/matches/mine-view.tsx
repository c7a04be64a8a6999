import { useTranslations } from "next-intl";
import { type ReactNode, useId } from "react";
import { PageHeader } from "@/components/page-header";
import { NotSentYet } from "@/features/outbox/not-sent-yet";
import type { Repeating } from "@/features/weekly/list-repeating";
import { RepeatingCard } from "@/features/weekly/repeating-card";
import { AskedSign } from "./asked-sign";
import { EndedLine } from "./ended-line";
import { groupMine } from "./group-mine";
import { NothingYet } from "./nothing-yet";
import { OwnListingLine } from "./own-listing-line";
import { PromiseSign } from "./promise-sign";
import type { Mine } from "./queries";
import { ReturnFocus } from "./return-focus";
import { WaitingSign } from "./waiting-sign";

/** All that is between the reader and others: first what waits for them, then what is agreed, asked and posted. */
export function MineView({ mine }: { mine: Mine }) {
  const t = useTranslations("mine");
  return (
    <>
      <PageHeader title={t("title")} />
      {mine.matches.length + mine.listings.length + mine.repeating.length === 0 && (
        <NothingYet network={mine.network} />
      )}
      <MineLists mine={mine} />
    </>
  );
}

/** The same of one person, the reader or a guest for whom they look, under a heading of the page's own. */
export function MineLists({ mine: { matches, listings, repeating, ...by } }: { mine: Mine }) {
  const t = useTranslations("mine");
  const weekly = useTranslations("weekly");
  const isDue = ({ standing }: Repeating) => standing !== "stands";
  const { waiting, promised, coming, asked, ended } = groupMine(matches, by.member, by.now);
  return (
    <>
      <ReturnFocus at={by.now.getTime()} />
      <div className="grid gap-8">
        <NotSentYet network={by.network} zone={by.zone} guest={by.guest} />
        <Section title={t("waiting.title")} items={[...repeating.filter(isDue), ...waiting]}>
          {(each) =>
            "rules" in each ? (
              <RepeatingCard repeating={each} by={by} />
            ) : (
              <WaitingSign match={each} by={by} />
            )
          }
        </Section>
        <Section title={t("promised.title")} items={promised}>
          {(match) => <PromiseSign match={match} by={by} />}
        </Section>
        <Section title={t("coming.title")} items={coming}>
          {(match) => <PromiseSign match={match} by={by} />}
        </Section>
        <Section title={t("asked.title")} items={asked}>
          {(match) => <AskedSign match={match} by={by} />}
        </Section>
        <Section title={weekly("title")} items={repeating.filter((each) => !isDue(each))}>
          {(each) => <RepeatingCard repeating={each} by={by} />}
        </Section>
        <Section title={t("listings.title")} items={listings}>
          {(listing) => <OwnListingLine listing={listing} by={by} />}
        </Section>
        <Section title={t("ended.title")} items={ended}>
          {(match) => <EndedLine match={match} by={by} />}
        </Section>
      </div>
    </>
  );
}

/** A part of the page that is there when there is something in it. */
function Section<Item extends { id: string }>({ title, items, children }: SectionProps<Item>) {
  const id = useId();
  if (items.length === 0) return null;
  return (
    <section aria-labelledby={id}>
      <h2 id={id} className="mb-3 text-2xl leading-tight font-extrabold tracking-tight">
        {title}
      </h2>
      <ul className="grid grid-cols-[repeat(auto-fill,minmax(min(100%,19rem),1fr))] gap-3">
        {items.map((item) => (
          <li key={item.id} className="grid">
            {children(item)}
          </li>
        ))}
      </ul>
    </section>
  );
}

type SectionProps<Item> = {
  title: string;
  items: readonly Item[];
  children: (item: Item) => ReactNode;
};
