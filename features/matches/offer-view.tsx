import { MapPin, PackageCheck } from "lucide-react";
import { useTranslations } from "next-intl";
import { Fact } from "@/components/sign";
import { When } from "@/components/when";
import type { WindowCard } from "@/domain/board";
import { quantityUnit } from "@/domain/categories";
import { isOver } from "@/domain/window";
import { windowOf } from "./card-rules";
import { ClaimButton } from "./claim-button";
import type { OfferPage } from "./listing-page";
import { ListingView } from "./listing-view";
import { PlaceName } from "./place-name";
import { WhyNot } from "./why-not";
import { whyNotAskFor } from "./why-not-ask-for";

/** One offer: all its facts, each of its times with what is left of it, and the reader's own matches on it. */
export function OfferView({ page }: { page: OfferPage }) {
  const t = useTranslations();
  const { offer, by, places } = page;
  const { category, place, reach, splittable, windows } = offer;
  const ahead = windows.filter((window) => !isOver(windowOf(window), by.now));
  const shown = ahead.length > 0 ? ahead : windows.slice(-1);
  return (
    <ListingView
      page={page}
      listing={offer}
      kind="offer"
      line={t(`categories.name.${category}`)}
      facts={
        <>
          <Fact icon={<MapPin aria-hidden />}>
            {place || reach === "place" ? (
              <PlaceName place={places.find(({ id }) => id === place) ?? null} />
            ) : (
              t("listing.anywhere")
            )}
          </Fact>
          {place && <Fact>{t(reach === "anywhere" ? "listing.anywhere" : "listing.onlyHere")}</Fact>}
          {!splittable && <Fact icon={<PackageCheck aria-hidden />}>{t("listing.whole")}</Fact>}
        </>
      }
    >
      <ul className="mt-3 grid gap-3">
        {shown.map((window) => (
          <OfferTime key={window.id} window={window} page={page} />
        ))}
      </ul>
    </ListingView>
  );
}

function OfferTime({ window, page: { offer, by } }: { window: WindowCard; page: OfferPage }) {
  const t = useTranslations("categories");
  const { from, until } = windowOf(window);
  const { quantity: count, left } = window;
  const unit = quantityUnit(offer.category);
  const whyNot = whyNotAskFor({ kind: "claim", offer, window }, offer.state, by.member, by.now);
  return (
    <li className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2 border-t-2 border-rule pt-3">
      <p>
        <b>
          <When from={from} until={until} zone={by.zone} now={by.now} />
        </b>
        <br />
        {left < count ? t(`left.${unit}`, { left, count }) : t(`count.${unit}`, { count })}
      </p>
      {whyNot ? <WhyNot reason={whyNot} /> : <ClaimButton offer={offer} window={window} />}
    </li>
  );
}
