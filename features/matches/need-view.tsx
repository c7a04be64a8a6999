import { MapPin, Users } from "lucide-react";
import { useTranslations } from "next-intl";
import { Fact } from "@/components/sign";
import { When } from "@/components/when";
import { windowOf } from "@/domain/card-rules";
import { hasToPlace, quantityUnit } from "@/domain/categories";
import { urgencyNames } from "@/domain/urgency";
import { AreaNote } from "@/features/places/area-note";
import { AnswerButton } from "./answer-button";
import type { AskTarget } from "./ask-target";
import type { NeedPage } from "./listing-page";
import { ListingView } from "./listing-view";
import { PlaceName } from "./place-name";
import { whyNotAskFor } from "./why-not-ask-for";

/** One need: all its facts, what can be done with it, and the reader's own matches on it. */
export function NeedView({ page }: { page: NeedPage }) {
  const t = useTranslations();
  const { need, by, places } = page;
  const { category, place, toPlace, quantity: count, left, urgency } = need;
  const { from, until } = windowOf(need);
  const unit = quantityUnit(category);
  const placeOf = (id: string | null) => places.find((place) => place.id === id) ?? null;
  const target: AskTarget = { kind: "answer", need };
  const whyNot = whyNotAskFor(target, need.state, by.member, by.now);
  return (
    <ListingView
      page={page}
      listing={need}
      kind="need"
      line={<When from={from} until={until} zone={by.zone} now={by.now} />}
      tag={urgency > 0 ? t(`categories.urgency.${urgencyNames[urgency]}`) : null}
      facts={
        <>
          <Fact icon={<MapPin aria-hidden />}>
            <PlaceName place={placeOf(place)} />
            {!place && need.cell && <AreaNote places={places} cell={need.cell} />}
            {hasToPlace(category) && (
              <>
                {" → "}
                <PlaceName place={placeOf(toPlace)} />
              </>
            )}
          </Fact>
          <Fact icon={<Users aria-hidden />}>
            {left === 0
              ? t("listing.full.need")
              : left < count
                ? t(`categories.left.${unit}`, { left, count })
                : t(`categories.count.${unit}`, { count })}
          </Fact>
        </>
      }
      actions={
        <>
          {whyNot === "over" && <p className="font-semibold">{t("listing.over")}</p>}
          <AnswerButton need={need} closed={whyNot !== null} />
        </>
      }
    />
  );
}
