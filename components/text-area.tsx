"use client";

import type { TextareaHTMLAttributes } from "react";
import { boxLook, Field, type FieldTexts } from "./field";

/** Several lines of text, growing with what is written where the browser can. */
export function TextArea({ label, hint, error, optional, onText, rows = 3, ...rest }: TextAreaProps) {
  return (
    <Field label={label} hint={hint} error={error} optional={optional}>
      {(control) => (
        <textarea
          autoComplete="off"
          {...rest}
          {...control}
          rows={rows}
          onChange={(event) => onText(event.target.value)}
          className={`${boxLook} field-sizing-content min-h-24 max-h-64`}
        />
      )}
    </Field>
  );
}

type TextAreaProps = FieldTexts &
  Omit<TextareaHTMLAttributes<HTMLTextAreaElement>, "id" | "className" | "style" | "onChange"> & {
    value: string;
    onText: (text: string) => void;
  };
