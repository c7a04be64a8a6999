"use client";

import { MapPin } from "lucide-react";
import dynamic from "next/dynamic";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/components/button";
import { Sheet } from "@/components/sheet";
import type { PlaceCard } from "@/domain/board";

/** Roughly where something is, if one wants to say so: a button, the map behind it, and then what was chosen. */
export function AreaField({ places, value, onPick, label }: AreaFieldProps) {
  const t = useTranslations("areas");
  const [isOpen, setOpen] = useState(false);
  return (
    <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
      {value && (
        <span className="inline-block font-semibold first-letter:uppercase">
          <LazyAreaName places={places} cell={value} />
        </span>
      )}
      <Button onClick={() => setOpen(true)}>
        <MapPin aria-hidden />
        {value ? t("change") : (label ?? t("choose"))}
      </Button>
      <Sheet open={isOpen} onClose={() => setOpen(false)} title={t("title")}>
        <LazyAreaPicker
          places={places}
          value={value}
          onUse={(cell) => {
            onPick(cell);
            setOpen(false);
          }}
        />
      </Sheet>
    </div>
  );
}

// The library behind both is as large as all the rest of a page, and most people never open the map.
export const LazyAreaPicker = dynamic(() => import("./area-picker"), { ssr: false });
export const LazyAreaName = dynamic(() => import("./area-name"), { ssr: false });

type AreaFieldProps = {
  places: readonly PlaceCard[];
  value: string | null;
  onPick: (cell: string | null) => void;
  /** What the button says while nothing is chosen. */
  label?: string;
};
