"use client";

import { Check } from "lucide-react";
import { type InputHTMLAttributes, type ReactNode, useId } from "react";
import type { FieldTexts } from "./field";
import { Fieldset } from "./fieldset";

/** One choice among a few, all in sight; `value` is null while nothing is chosen. */
export function RadioChips<T extends string>({ options, value, onPick, ...texts }: RadioChipsProps<T>) {
  const name = useId();
  return (
    <Fieldset {...texts}>
      <ChipRow>
        {options.map((option) => (
          <Chip
            key={option.value}
            type="radio"
            name={name}
            checked={option.value === value}
            disabled={option.disabled}
            onChange={() => onPick(option.value)}
          >
            {option.icon}
            {option.label}
            <Count of={option.count} />
          </Chip>
        ))}
      </ChipRow>
    </Fieldset>
  );
}

/** Any number of choices, all in sight. */
export function CheckboxChips<T extends string>({
  options,
  values,
  onPick,
  ...texts
}: CheckboxChipsProps<T>) {
  return (
    <Fieldset {...texts}>
      <ChipRow>
        {options.map((option) => {
          const checked = values.includes(option.value);
          return (
            <Chip
              key={option.value}
              type="checkbox"
              checked={checked}
              disabled={option.disabled}
              onChange={() =>
                onPick(checked ? values.filter((value) => value !== option.value) : [...values, option.value])
              }
            >
              {checked ? <Check aria-hidden /> : option.icon}
              {option.label}
              <Count of={option.count} />
            </Chip>
          );
        })}
      </ChipRow>
    </Fieldset>
  );
}

export type ChipOption<T extends string> = {
  value: T;
  label: ReactNode;
  icon?: ReactNode;
  /** How many things this choice would show. */
  count?: number;
  disabled?: boolean;
};

/** The native control lies over the whole chip, unseen: thumbs, keyboards and screen readers meet the real thing. */
function Chip({ children, ...input }: InputHTMLAttributes<HTMLInputElement>) {
  return (
    <label className="relative inline-flex">
      <input {...input} className="peer absolute inset-0 cursor-pointer appearance-none rounded-sign" />
      <span className={chipLook}>{children}</span>
    </label>
  );
}

const chipLook =
  "pointer-events-none inline-flex min-h-11 items-center gap-2 rounded-sign border-2 border-edge bg-sheet px-3 py-1.5 " +
  "leading-tight font-medium peer-hover:border-ink peer-checked:border-ink peer-checked:bg-ink " +
  "peer-checked:text-paper peer-disabled:opacity-60 [&_svg]:size-5 [&_svg]:shrink-0";

function ChipRow({ children }: { children: ReactNode }) {
  return <div className="flex flex-wrap gap-2">{children}</div>;
}

function Count({ of }: { of: number | undefined }) {
  return of === undefined ? null : <span className="text-sm opacity-80">{of}</span>;
}

type RadioChipsProps<T extends string> = FieldTexts & {
  options: readonly ChipOption<T>[];
  value: T | null;
  onPick: (value: T) => void;
};

type CheckboxChipsProps<T extends string> = FieldTexts & {
  options: readonly ChipOption<T>[];
  values: readonly T[];
  onPick: (values: T[]) => void;
};
