"use client";

import type { InputHTMLAttributes } from "react";
import { boxLook, Field, type FieldTexts } from "./field";

/** One line of text. `onText` gets what is in the box after every key. */
export function TextField({ label, hint, error, optional, onText, ...rest }: TextFieldProps) {
  return (
    <Field label={label} hint={hint} error={error} optional={optional}>
      {(control) => (
        <input
          autoComplete="off"
          {...rest}
          {...control}
          onChange={(event) => onText(event.target.value)}
          className={boxLook}
        />
      )}
    </Field>
  );
}

type TextFieldProps = FieldTexts &
  Omit<InputHTMLAttributes<HTMLInputElement>, "id" | "className" | "style" | "onChange"> & {
    value: string;
    onText: (text: string) => void;
  };
