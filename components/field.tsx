import { CircleAlert } from "lucide-react";
import { useTranslations } from "next-intl";
import { type ReactNode, useId } from "react";

/** A label, a hint, an error and one control, tied together: spread what the child receives onto the control. */
export function Field({ label, hint, error, optional = false, children }: FieldProps) {
  const t = useTranslations("common");
  const id = useId();
  const described = [hint && `${id}hint`, error && `${id}error`].filter(Boolean).join(" ");
  return (
    <div>
      <label htmlFor={id} className="font-semibold">
        {label}
        {optional && <span className="font-normal text-quiet"> ({t("optional")})</span>}
      </label>
      {hint && <FieldHint id={`${id}hint`}>{hint}</FieldHint>}
      <div className="mt-1.5">
        {children({
          id,
          "aria-describedby": described || undefined,
          "aria-invalid": error ? true : undefined,
        })}
      </div>
      {error && <FieldError id={`${id}error`}>{error}</FieldError>}
    </div>
  );
}

export function FieldHint({ id, children }: { id: string; children: ReactNode }) {
  return (
    <p id={id} className="text-sm text-quiet">
      {children}
    </p>
  );
}

export function FieldError({ id, children }: { id: string; children: ReactNode }) {
  return (
    <p id={id} className="mt-1.5 flex items-start gap-1.5 text-sm font-semibold text-signal">
      <CircleAlert aria-hidden className="mt-0.5 size-4 shrink-0" />
      {children}
    </p>
  );
}

/** What a text box, a select and a number box look like. */
export const boxLook =
  "block min-h-12 w-full rounded-sign border-2 border-edge bg-sheet px-3 py-2 text-ink placeholder:text-quiet " +
  "hover:border-ink aria-invalid:border-signal disabled:opacity-60";

export type FieldTexts = { label: ReactNode; hint?: ReactNode; error?: ReactNode; optional?: boolean };

type FieldProps = FieldTexts & { children: (control: Control) => ReactNode };
type Control = { id: string; "aria-describedby": string | undefined; "aria-invalid": true | undefined };
