"use client";

import { ArrowDown, ArrowLeft, ArrowRight, ArrowUp, LocateFixed } from "lucide-react";
import { useTranslations } from "next-intl";
import { type ReactNode, useState } from "react";
import { Button } from "@/components/button";
import { Notice } from "@/components/notice";
import { SheetFoot } from "@/components/sheet-foot";
import { TextField } from "@/components/text-field";
import type { PlaceCard } from "@/domain/board";
import { areaAt, type Direction, panTo, stepsBetween } from "./area-grid";
import { AreaMap } from "./area-map";
import { hereNow } from "./here-now";
import { knownAreas } from "./known-areas";
import { readCoordinates, type Spot } from "./read-coordinates";
import { useAreaWords } from "./use-area-words";
import { usePlaceNames } from "./use-place-names";

/** Choosing an area: by where one is, on the map of the areas around known places, or by two numbers. Made for a sheet. */
export default function AreaPicker({ places, value, onUse }: AreaPickerProps) {
  const t = useTranslations("areas");
  const names = usePlaceNames(places);
  const known = knownAreas(places, names);
  const nameOf = useAreaWords(known);
  const [picked, setPicked] = useState<string | null>(value);
  const [panned, setPanned] = useState<string | null>(null);
  const [trouble, setTrouble] = useState<"denied" | "unknown" | null>(null);
  const [isLooking, setLooking] = useState(false);
  // Not where one taps: the map stays under the finger.
  const middle = panned ?? value ?? places.find(({ cell }) => cell)?.cell ?? null;

  function pick(cell: string) {
    setPicked(cell);
    if (!middle || stepsBetween(middle, cell) > inSight) setPanned(cell);
  }

  function show(spot: Spot) {
    const cell = areaAt(spot);
    setPicked(cell);
    setPanned(cell);
    setTrouble(null);
  }

  async function lookHere() {
    setLooking(true);
    const spot = await hereNow();
    setLooking(false);
    if (typeof spot === "string") setTrouble(spot);
    else show(spot);
  }

  return (
    <div className="grid gap-4">
      <p>{t(middle ? "lead" : "first")}</p>
      <div>
        <Button pending={isLooking} onClick={lookHere}>
          <LocateFixed aria-hidden />
          {t("here")}
        </Button>
        <p className="mt-1 text-sm text-quiet">{t("hereHint")}</p>
      </div>
      {trouble && <Notice kind="info">{t(trouble === "denied" ? "denied" : "notFound")}</Notice>}
      {middle && (
        <div>
          <AreaMap {...{ middle, picked, known, nameOf }} onPick={pick} />
          <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1">
            <p className="text-sm text-quiet">{t("scale")}</p>
            <p className="flex gap-1">
              <PanButton direction="w" icon={<ArrowLeft aria-hidden />} middle={middle} onPan={setPanned} />
              <PanButton direction="n" icon={<ArrowUp aria-hidden />} middle={middle} onPan={setPanned} />
              <PanButton direction="s" icon={<ArrowDown aria-hidden />} middle={middle} onPan={setPanned} />
              <PanButton direction="e" icon={<ArrowRight aria-hidden />} middle={middle} onPan={setPanned} />
            </p>
          </div>
        </div>
      )}
      <ByNumbers onSpot={show} isOpen={!middle} />
      <SheetFoot>
        <p aria-live="polite" className="font-bold first-letter:uppercase">
          {picked ? nameOf(picked) : t("nothingPicked")}
        </p>
        <div className="flex flex-wrap gap-2">
          <Button look="primary" aria-disabled={!picked} onClick={() => picked && onUse(picked)}>
            {t("use")}
          </Button>
          {value && (
            <Button look="quiet" onClick={() => onUse(null)}>
              {t("none")}
            </Button>
          )}
        </div>
      </SheetFoot>
    </div>
  );
}

/** Without a known place, and without a device that says where it is, two numbers of a map app are a beginning. */
function ByNumbers({ onSpot, isOpen }: { onSpot: (spot: Spot) => void; isOpen: boolean }) {
  const t = useTranslations("areas");
  const [text, setText] = useState("");
  const [isWrong, setWrong] = useState(false);

  function show() {
    const spot = readCoordinates(text);
    setWrong(!spot);
    if (spot) onSpot(spot);
  }

  return (
    <details open={isOpen}>
      <summary className="min-h-11 py-2 font-semibold">{t("numbers.title")}</summary>
      <div className="grid gap-3 pb-2">
        <TextField
          label={t("numbers.label")}
          hint={t("numbers.hint")}
          error={isWrong ? t("numbers.wrong") : undefined}
          value={text}
          maxLength={500}
          onText={setText}
          onKeyDown={(event) => {
            if (event.key !== "Enter") return;
            event.preventDefault();
            show();
          }}
        />
        <div>
          <Button onClick={show}>{t("numbers.show")}</Button>
        </div>
      </div>
    </details>
  );
}

function PanButton({ direction, icon, middle, onPan }: PanButtonProps) {
  const t = useTranslations("areas");
  return (
    <button
      type="button"
      aria-label={t(`pan.${direction}`)}
      onClick={() => onPan(panTo(middle, direction))}
      className="grid size-11 place-items-center rounded-sign border-2 border-edge hover:border-ink"
    >
      {icon}
    </button>
  );
}

/** So many steps from the middle an area is still well inside of what is drawn. */
const inSight = 3;

type PanButtonProps = {
  direction: Extract<Direction, "n" | "e" | "s" | "w">;
  icon: ReactNode;
  middle: string;
  onPan: (middle: string) => void;
};

export type AreaPickerProps = {
  places: readonly PlaceCard[];
  value: string | null;
  /** Null takes the area away. */
  onUse: (cell: string | null) => void;
};
