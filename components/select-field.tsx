"use client";

import type { SelectHTMLAttributes } from "react";
import { boxLook, Field, type FieldTexts } from "./field";

/** A choice among many, by the platform's own list. */
export function SelectField({ label, hint, error, optional, options, onText, ...rest }: SelectFieldProps) {
  return (
    <Field label={label} hint={hint} error={error} optional={optional}>
      {(control) => (
        <select {...rest} {...control} onChange={(event) => onText(event.target.value)} className={boxLook}>
          {options.map((option) => (
            <option key={option.value} value={option.value}>
              {option.label}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}

export type SelectOption = { value: string; label: string };

type SelectFieldProps = FieldTexts &
  Omit<SelectHTMLAttributes<HTMLSelectElement>, "id" | "className" | "style" | "onChange"> & {
    value: string;
    options: readonly SelectOption[];
    onText: (value: string) => void;
  };
