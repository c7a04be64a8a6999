"use client";

import { Minus, Plus } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { announce } from "./announce";
import { boxLook, Field, type FieldTexts } from "./field";

/** A small whole number: pressed up and down, or typed. Never leaves `min`–`max`. */
export function Stepper({ value, min = 1, max, unit, onCount, ...texts }: StepperProps) {
  const t = useTranslations("common");
  // While someone types, the box may be empty or out of bounds; the value is not.
  const [typed, setTyped] = useState<string | null>(null);
  const step = (by: number) => {
    const next = clamp(value + by);
    setTyped(null);
    onCount(next);
    announce(String(next));
  };
  const clamp = (count: number) => Math.min(max, Math.max(min, count));
  const type = (text: string) => {
    setTyped(text);
    if (/^\d{1,4}$/.test(text)) onCount(clamp(Number(text)));
  };
  return (
    <Field {...texts}>
      {(control) => (
        <div className="flex items-center gap-2">
          <StepButton
            label={t("less")}
            controls={control.id}
            disabled={value <= min}
            onPress={() => step(-1)}
          >
            <Minus aria-hidden />
          </StepButton>
          <div className="w-20">
            <input
              {...control}
              type="number"
              inputMode="numeric"
              min={min}
              max={max}
              value={typed ?? value}
              onChange={(event) => type(event.target.value)}
              onBlur={() => setTyped(null)}
              className={`${boxLook} appearance-[textfield] text-center text-lg font-bold`}
            />
          </div>
          <StepButton label={t("more")} controls={control.id} disabled={value >= max} onPress={() => step(1)}>
            <Plus aria-hidden />
          </StepButton>
          {unit && <span className="text-quiet">{unit}</span>}
        </div>
      )}
    </Field>
  );
}

function StepButton({ label, controls, disabled, onPress, children }: StepButtonProps) {
  return (
    <button
      type="button"
      aria-label={label}
      aria-controls={controls}
      // Not `disabled`: reaching the end must not drop the focus of the person who pressed.
      aria-disabled={disabled || undefined}
      onClick={disabled ? undefined : onPress}
      className="grid size-12 place-items-center rounded-sign border-2 border-ink bg-sheet hover:bg-wash aria-disabled:opacity-40"
    >
      {children}
    </button>
  );
}

type StepperProps = FieldTexts & {
  value: number;
  min?: number;
  max: number;
  /** What is counted, in words for this very number: "seats". */
  unit?: string;
  onCount: (count: number) => void;
};

type StepButtonProps = {
  label: string;
  controls: string;
  disabled: boolean;
  onPress: () => void;
  children: React.ReactNode;
};
