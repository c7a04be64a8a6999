"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { LinkButton } from "@/components/link-button";
import { Notice } from "@/components/notice";
import { Sheet } from "@/components/sheet";
import { useKeyring } from "@/features/keyring/keyring-provider";
import { AskPanel, type AskPanelProps } from "./ask-panel";
import { type AskTarget, listingOf, timeOf } from "./ask-target";

/** The sheet in which one claims or answers; what was lost to somebody quicker can give way to another listing. */
export function AskSheet({ open, onClose, onAsked, target: first, ...panel }: AskSheetProps) {
  const t = useTranslations("matches");
  const kind = useTranslations("categories.name");
  const keyring = useKeyring();
  const [instead, setInstead] = useState<AskTarget | null>(null);
  const target = instead ?? first;
  const close = () => {
    setInstead(null);
    onClose();
  };
  const asked: AskPanelProps["onAsked"] = (match, _, kept) => {
    setInstead(null);
    onAsked(match, target, kept);
  };
  return (
    <Sheet
      open={open}
      onClose={close}
      title={t(`${target.kind}.title`, { kind: kind(listingOf(target).category) })}
    >
      {keyring === "missing" && <NoKeys />}
      {typeof keyring === "object" && (
        <AskPanel
          key={timeOf(target).id}
          {...panel}
          keyring={keyring}
          target={target}
          onAsked={asked}
          onInstead={setInstead}
        />
      )}
    </Sheet>
  );
}

function NoKeys() {
  const t = useTranslations("matches.noKeys");
  return (
    <div className="grid gap-4">
      <Notice kind="warn" title={t("title")}>
        {t("text")}
      </Notice>
      <LinkButton href="/sign-in" look="primary" wide>
        {t("action")}
      </LinkButton>
    </div>
  );
}

type AskSheetProps = Omit<AskPanelProps, "keyring" | "onInstead"> & { open: boolean; onClose: () => void };
