"use client";

import { useTranslations } from "next-intl";
import { type ReactNode, useState } from "react";
import { Button } from "./button";
import type { ButtonLook } from "./button-look";
import { Notice } from "./notice";
import { Sheet } from "./sheet";

/** A button for what cannot be undone: a sheet says what it means, and a second press does it. */
export function AskFirst({
  label,
  look = "danger",
  title,
  sure,
  act,
  pending,
  problem,
  children,
}: AskFirstProps) {
  const t = useTranslations("common");
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Button look={look} onClick={() => setOpen(true)}>
        {label}
      </Button>
      <Sheet open={isOpen} onClose={() => setOpen(false)} title={title}>
        <div className="grid gap-4">
          {children}
          {problem && <Notice kind="error">{problem}</Notice>}
          <div className="grid gap-2 sm:grid-cols-2">
            <Button
              look="danger"
              wide
              pending={pending}
              onClick={async () => {
                if (await act()) setOpen(false);
              }}
            >
              {sure}
            </Button>
            <Button wide onClick={() => setOpen(false)}>
              {t("cancel")}
            </Button>
          </div>
        </div>
      </Sheet>
    </>
  );
}

type AskFirstProps = {
  label: ReactNode;
  look?: ButtonLook;
  title: string;
  /** The words on the button that does it. */
  sure: string;
  /** True when it was done, so that the sheet closes. */
  act: () => Promise<boolean>;
  pending: boolean;
  problem: string | null;
  /** What it means. */
  children: ReactNode;
};
