"use client";

import { UserPlus } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/components/button";
import { Sheet } from "@/components/sheet";
import type { Vouching } from "./invite-here";
import { InviteSheet } from "./invite-sheet";
import { useInviting } from "./use-inviting";

/** Shows a code that lets one person in; `self` vouches. An open one is shown again, not made anew. */
export function InviteButton({ network, card, self }: Vouching & { network: string }) {
  const t = useTranslations("people");
  const [isOpen, setOpen] = useState(false);
  const inviting = useInviting(network, { card, self });

  function open() {
    setOpen(true);
    if (inviting.state.step !== "open") inviting.make();
  }

  return (
    <>
      <Button look="primary" onClick={open}>
        <UserPlus aria-hidden />
        {t("invite")}
      </Button>
      <Sheet open={isOpen} onClose={() => setOpen(false)} title={t("invite")}>
        <InviteSheet {...inviting} onClose={() => setOpen(false)} />
      </Sheet>
    </>
  );
}
