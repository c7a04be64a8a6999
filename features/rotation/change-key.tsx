"use client";

import { KeyRound } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/components/button";
import type { SealedMember } from "@/features/keyring/member-name";
import { EpochSheet } from "./epoch-sheet";

/** Gives the network a new key without removing anybody, after a phone was lost. */
export function ChangeKey({ network, people }: { network: string; people: readonly SealedMember[] }) {
  const t = useTranslations("removal.change");
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Button onClick={() => setOpen(true)}>
        <KeyRound aria-hidden />
        {t("verb")}
      </Button>
      <EpochSheet
        {...{ network, people, request: null }}
        open={isOpen}
        onClose={() => setOpen(false)}
        title={t("title")}
        yes={t("yes")}
        done={t("done")}
      >
        <p>{t("text")}</p>
      </EpochSheet>
    </>
  );
}
