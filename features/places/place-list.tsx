"use client";

import { useTranslations } from "next-intl";
import { type ReactNode, useState } from "react";
import { Button } from "@/components/button";
import { Notice } from "@/components/notice";
import { showToast } from "@/components/toast-store";
import { useLoggedAct } from "@/features/log/use-logged-act";
import { AddPlace } from "./add-place";
import { AreaSheet } from "./area-sheet";
import { PlaceLabel } from "./place-label";
import type { ListedPlace } from "./queries";
import { RenameSheet } from "./rename-sheet";
import { sealAgain } from "./seal-place";

/** The network's places: anybody adds one, `canChange` those that are there, which everybody reads of. */
export function PlaceList({ network, places, canChange }: PlaceListProps) {
  const t = useTranslations("settings");
  const common = useTranslations("common");
  const { act, problem } = useLoggedAct(network);
  const [renaming, setRenaming] = useState<ListedPlace | null>(null);
  const areas = useTranslations("areas");
  const [locating, setLocating] = useState<ListedPlace | null>(null);
  const live = places.filter(({ retired }) => !retired);
  const retired = places.filter(({ retired }) => retired);

  const bringBack = (place: ListedPlace) =>
    act("save-place", { place }, (keyring) => sealAgain(keyring, place));

  async function retire(place: ListedPlace) {
    if ((await act("retire-place", { place }, { place: place.id })) !== null) return;
    showToast({ text: t("retired"), action: { label: common("undo"), run: () => bringBack(place) } });
  }

  return (
    <div className="grid gap-4">
      {live.length === 0 && <p className="text-quiet">{t("noPlaces")}</p>}
      <ul aria-label={t("places")} className="empty:hidden">
        {live.map((place) => (
          <PlaceRow key={place.id} place={place}>
            {(canChange || !place.cell) && (
              <Button look="quiet" onClick={() => setLocating(place)}>
                {areas(place.cell ? "place.change" : "place.set")}
              </Button>
            )}
            {canChange && (
              <>
                <Button look="quiet" onClick={() => setRenaming(place)}>
                  {t("rename")}
                </Button>
                <Button look="quiet" onClick={() => retire(place)}>
                  {t("retire")}
                </Button>
              </>
            )}
          </PlaceRow>
        ))}
      </ul>
      {problem && <Notice kind="error">{problem}</Notice>}
      <AddPlace network={network} places={places} />
      {retired.length > 0 && (
        <details>
          <summary className="min-h-11 py-2 font-semibold">
            {t("retiredPlaces", { count: retired.length })}
          </summary>
          <ul>
            {retired.map((place) => (
              <PlaceRow key={place.id} place={place}>
                {canChange && (
                  <Button look="quiet" onClick={() => bringBack(place)}>
                    {t("bringBack")}
                  </Button>
                )}
              </PlaceRow>
            ))}
          </ul>
        </details>
      )}
      <AreaSheet network={network} place={locating} places={places} onClose={() => setLocating(null)} />
      <RenameSheet network={network} place={renaming} onClose={() => setRenaming(null)} />
    </div>
  );
}

function PlaceRow({ place, children }: { place: ListedPlace; children: ReactNode }) {
  return (
    <li className="flex min-h-14 flex-wrap items-center justify-between gap-x-3 border-b-2 border-rule py-1">
      <span className="min-w-0 font-bold">
        <PlaceLabel place={place} />
      </span>
      <span className="-mx-4 flex flex-wrap">{children}</span>
    </li>
  );
}

type PlaceListProps = { network: string; places: readonly ListedPlace[]; canChange: boolean };
