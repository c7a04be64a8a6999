import type { ReactNode } from "react";
import { boxLook, Field } from "./field";

/** A text to be copied by hand: all of it is selected as soon as it is reached. */
export function ReadOnlyField({ label, hint, value }: ReadOnlyFieldProps) {
  return (
    <Field label={label} hint={hint}>
      {(control) => (
        <input
          {...control}
          readOnly
          value={value}
          onFocus={(event) => event.target.select()}
          className={boxLook}
        />
      )}
    </Field>
  );
}

type ReadOnlyFieldProps = { label: string; hint?: ReactNode; value: string };
