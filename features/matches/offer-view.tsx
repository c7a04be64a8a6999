import { MapPin, PackageCheck, Users } from "lucide-react";
import { useTranslations } from "next-intl";
import { Fact } from "@/components/sign";
import { When } from "@/components/when";
import type { WindowCard } from "@/domain/board";
import { windowOf } from "@/domain/card-rules";
import { quantityUnit } from "@/domain/categories";
import { isOver } from "@/domain/window";
import { AreaNote } from "@/features/places/area-note";
import { ClaimButton } from "./claim-button";
import type { OfferPage } from "./listing-page";
import { ListingView } from "./listing-view";
import { PlaceName } from "./place-name";
import { whyNotAskFor } from "./why-not-ask-for";

/** One offer: all its facts, each of its times with what is left of it, and the reader's own matches on it. */
export function OfferView({ page }: { page: OfferPage }) {
  const t = useTranslations("listing");
  const { windows } = page.offer;
  const ahead = windows.filter((window) => !isOver(windowOf(window), page.by.now));
  const [first, ...others] = ahead.length > 0 ? ahead : windows.slice(-1);
  const common = { page, listing: page.offer, kind: "offer" as const };
  if (!first) return <ListingView {...common} line={t("noTime")} facts={<Reach page={page} />} />;
  if (others.length === 0) {
    return (
      <ListingView
        {...common}
        line={<Time window={first} page={page} />}
        facts={
          <>
            <Reach page={page} />
            <Fact icon={<Users aria-hidden />}>
              <Left window={first} page={page} />
            </Fact>
          </>
        }
        actions={<Claim window={first} page={page} />}
      />
    );
  }
  return (
    <ListingView {...common} line={t("times", { count: others.length + 1 })} facts={<Reach page={page} />}>
      {/* Their author has them below, one by one. */}
      {!page.repeats?.own && (
        <ul className="mt-3 grid gap-3">
          {[first, ...others].map((window) => (
            <li
              key={window.id}
              className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2 border-t-2 border-rule pt-3"
            >
              <p>
                <b>
                  <Time window={window} page={page} />
                </b>
                <br />
                <Left window={window} page={page} />
              </p>
              <Claim window={window} page={page} />
            </li>
          ))}
        </ul>
      )}
    </ListingView>
  );
}

type PartProps = { window: WindowCard; page: OfferPage };

function Time({ window, page: { by } }: PartProps) {
  const { from, until } = windowOf(window);
  return <When from={from} until={until} zone={by.zone} now={by.now} />;
}

function Left({ window: { quantity: count, left }, page }: PartProps) {
  const t = useTranslations();
  const unit = quantityUnit(page.offer.category);
  if (left === 0) return t("listing.full.offer");
  return left < count
    ? t(`categories.left.${unit}`, { left, count })
    : t(`categories.count.${unit}`, { count });
}

function Claim({ window, page: { offer, by } }: PartProps) {
  const t = useTranslations("listing");
  const whyNot = whyNotAskFor({ kind: "claim", offer, window }, offer.state, by.member, by.now);
  return (
    <>
      {whyNot === "over" && <p className="font-semibold">{t("over")}</p>}
      <ClaimButton offer={offer} window={window} closed={whyNot !== null} />
    </>
  );
}

function Reach({ page: { offer, places } }: { page: OfferPage }) {
  const t = useTranslations("listing");
  const place = places.find(({ id }) => id === offer.place) ?? null;
  const isHere = place !== null || offer.reach !== "anywhere";
  return (
    <>
      <Fact icon={<MapPin aria-hidden />}>
        {isHere ? <PlaceName place={place} /> : t("anywhere")}
        {!place && offer.cell && <AreaNote places={places} cell={offer.cell} />}
      </Fact>
      {isHere && <Fact>{t(reachWord(offer))}</Fact>}
      {!offer.splittable && <Fact icon={<PackageCheck aria-hidden />}>{t("whole")}</Fact>}
    </>
  );
}

function reachWord({ reach, place }: OfferPage["offer"]) {
  if (reach === "anywhere") return "anywhere";
  if (reach === "near") return "near";
  return place ? "onlyHere" : "onlyArea";
}
