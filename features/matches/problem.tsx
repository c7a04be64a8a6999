import type { ReactNode } from "react";
import { FieldError } from "@/components/field";

/** Why something on a card was refused; read out at once. `id` is the match's. */
export function Problem({ id, children }: { id: string; children: ReactNode }) {
  return (
    <div role="alert">
      <FieldError id={`${id}-problem`}>{children}</FieldError>
    </div>
  );
}
