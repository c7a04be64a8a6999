import { useTranslations } from "next-intl";
import { type ReactNode, useId } from "react";
import { FieldError, FieldHint, type FieldTexts } from "./field";

/** Several controls under one question. */
export function Fieldset({ label, hint, error, optional = false, children }: FieldsetProps) {
  const t = useTranslations("common");
  const id = useId();
  const described = [hint && `${id}hint`, error && `${id}error`].filter(Boolean).join(" ");
  return (
    <fieldset aria-describedby={described || undefined} className="min-w-0">
      <legend className="font-semibold">
        {label}
        {optional && <span className="font-normal text-quiet"> ({t("optional")})</span>}
      </legend>
      {hint && <FieldHint id={`${id}hint`}>{hint}</FieldHint>}
      <div className="mt-1.5">{children}</div>
      {error && <FieldError id={`${id}error`}>{error}</FieldError>}
    </fieldset>
  );
}

type FieldsetProps = FieldTexts & { children: ReactNode };
