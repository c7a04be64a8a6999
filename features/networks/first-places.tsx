"use client";

import { Plus } from "lucide-react";
import { useTranslations } from "next-intl";
import { useRef } from "react";
import { Button } from "@/components/button";
import { Fieldset } from "@/components/fieldset";
import { TextField } from "@/components/text-field";

/** Names of the places the network begins with; empty ones do not count. */
export function FirstPlaces({
  places,
  onPlaces,
}: {
  places: readonly string[];
  onPlaces: (places: string[]) => void;
}) {
  const t = useTranslations("start");
  const group = useRef<HTMLDivElement>(null);

  function add() {
    onPlaces([...places, ""]);
    requestAnimationFrame(() =>
      group.current?.querySelector<HTMLElement>("div:last-of-type > div > input")?.focus(),
    );
  }

  return (
    <Fieldset label={t("places")} hint={t("placesHint")} optional>
      <div ref={group} className="grid gap-3">
        {places.map((place, index) => (
          <TextField
            // biome-ignore lint/suspicious/noArrayIndexKey: the fields have no identity but their order, and never move
            key={index}
            label={t("place", { number: index + 1 })}
            value={place}
            maxLength={longest}
            placeholder={index === 0 ? t("placeExample") : undefined}
            onText={(text) => onPlaces(places.map((other, at) => (at === index ? text : other)))}
          />
        ))}
      </div>
      {places.length < mostPlaces && (
        <div className="mt-2">
          <Button look="quiet" onClick={add}>
            <Plus aria-hidden />
            {t("addPlace")}
          </Button>
        </div>
      )}
    </Fieldset>
  );
}

const longest = 80;
const mostPlaces = 12;
