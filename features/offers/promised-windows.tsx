"use client";

import { useLocale, useTranslations } from "next-intl";
import type { OfferCard } from "@/domain/board";
import { windowOfCard } from "@/features/needs/day-span";
import { PromisedNotice } from "@/features/needs/promised-notice";
import { QuantityField } from "@/features/needs/quantity-field";
import { formatWindow } from "@/lib/format";
import { isTaken, openWindows } from "./offer-values";

/** The windows of which a part is taken: their time stays, and of what can be shared out there may be more or less. */
export function PromisedWindows({ offer, now, zone, quantities, error, onQuantities }: PromisedWindowsProps) {
  const t = useTranslations("post.promised");
  const locale = useLocale();
  const at = new Date(now);
  return (
    <div className="grid gap-6">
      <PromisedNotice />
      {openWindows(offer, at)
        .filter(isTaken)
        .map((card) => {
          const { from, until } = windowOfCard(card);
          const taken = card.quantity - card.left;
          return (
            <div key={card.id} className="rounded-sign border-2 border-rule bg-sheet px-4 py-3">
              <p className="text-lg font-extrabold">{formatWindow(from, until, zone, locale, at)}</p>
              <p className="mb-3 text-quiet">{t("taken", { taken, count: card.quantity })}</p>
              {offer.splittable && (
                <QuantityField
                  category={offer.category}
                  value={quantities[card.id] ?? card.quantity}
                  min={taken}
                  error={error}
                  onCount={(count) => onQuantities({ ...quantities, [card.id]: count })}
                />
              )}
            </div>
          );
        })}
    </div>
  );
}

type PromisedWindowsProps = {
  offer: OfferCard;
  now: string;
  zone: string;
  quantities: Readonly<Record<string, number>>;
  error?: string;
  onQuantities: (quantities: Record<string, number>) => void;
};
