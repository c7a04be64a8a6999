"use client";

import { Check, X } from "lucide-react";
import { useTranslations } from "next-intl";
import { type BoardFilter, toggleFits, toggleMine } from "@/domain/board-filter";
import type { FilterGroup } from "./use-filter-choices";

/** The filters in one line that scrolls sideways: the platform's own lists come up right under the thumb. */
export function FilterBar({ groups, filter, mine, fits, onChoose }: FilterBarProps) {
  const t = useTranslations("board.filter");
  const isFiltered = filter.category || filter.day || filter.place || filter.mine || filter.fits;
  return (
    <fieldset className="-mx-4 flex min-w-0 gap-2 overflow-x-auto px-4 py-1 [scrollbar-width:none] md:mx-0 md:flex-wrap md:px-0 xl:hidden">
      <legend className="sr-only">{t("title")}</legend>
      {isFiltered && (
        <button
          type="button"
          onClick={() => onChoose({ stream: filter.stream })}
          className={`${chip} border-transparent px-1 underline underline-offset-4 hover:bg-wash`}
        >
          <X aria-hidden className="size-4" />
          {t("clear")}
        </button>
      )}
      <Toggle
        label={t("fits")}
        count={fits}
        isOn={filter.fits}
        onPress={() => onChoose(toggleFits(filter))}
      />
      {groups.map(({ name, label, value, choices }) => (
        <select
          key={name}
          aria-label={label}
          value={value}
          onChange={(event) => {
            const choice = choices.find((choice) => choice.value === event.target.value);
            if (choice) onChoose(choice.filter);
          }}
          className={`${chip} field-sizing-content max-w-52 ${value ? chosen : plain}`}
        >
          {choices.map((choice) => (
            <option key={choice.value} value={choice.value}>
              {choice.count === undefined
                ? choice.label
                : t("choice", { label: choice.label, count: choice.count })}
            </option>
          ))}
        </select>
      ))}
      <Toggle
        label={t("mine")}
        count={mine}
        isOn={filter.mine}
        onPress={() => onChoose(toggleMine(filter))}
      />
    </fieldset>
  );
}

function Toggle({ label, count, isOn = false, onPress }: ToggleProps) {
  const t = useTranslations("board.filter");
  return (
    <button
      type="button"
      aria-pressed={isOn}
      onClick={onPress}
      className={`${chip} ${isOn ? chosen : plain}`}
    >
      {isOn && <Check aria-hidden className="size-4" />}
      {count === undefined ? label : t("choice", { label, count })}
    </button>
  );
}

type ToggleProps = {
  label: string;
  count: number | undefined;
  isOn: boolean | undefined;
  onPress: () => void;
};

const chip =
  "inline-flex min-h-11 shrink-0 items-center gap-1.5 rounded-sign border-2 px-2.5 font-medium whitespace-nowrap";
const plain = "border-edge bg-sheet hover:border-ink";
const chosen = "border-ink bg-ink text-paper";

type FilterBarProps = {
  groups: readonly FilterGroup[];
  filter: BoardFilter;
  /** How many of the listings are one's own; undefined while it is not known. */
  mine: number | undefined;
  /** How many fit one's own. */
  fits: number | undefined;
  onChoose: (filter: BoardFilter) => void;
};
