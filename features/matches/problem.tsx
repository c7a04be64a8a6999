import { type ReactNode, useId } from "react";
import { FieldError } from "@/components/field";

/** Why something was refused, beside what was pressed; read out at once. */
export function Problem({ children }: { children: ReactNode }) {
  return (
    <div role="alert">
      <FieldError id={useId()}>
        <span>{children}</span>
      </FieldError>
    </div>
  );
}
