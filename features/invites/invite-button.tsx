"use client";

import { UserPlus } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/components/button";
import { Sheet } from "@/components/sheet";
import type { Vouching } from "./invite-here";
import { InviteSheet } from "./invite-sheet";
import { useInviting } from "./use-inviting";

/** Lets one person in, here or far away; `self` vouches. An open invitation is shown again, not made anew. */
export function InviteButton({ network, card, self }: Vouching & { network: string }) {
  const t = useTranslations("invite");
  const [isOpen, setOpen] = useState(false);
  const inviting = useInviting(network, { card, self });

  function open() {
    setOpen(true);
    if (inviting.state.step !== "open") inviting.choose();
  }

  return (
    <>
      <Button look="primary" onClick={open}>
        <UserPlus aria-hidden />
        {t("invite")}
      </Button>
      <Sheet open={isOpen} onClose={() => setOpen(false)} title={t("invite")}>
        <InviteSheet {...inviting} again={inviting.choose} onClose={() => setOpen(false)} />
      </Sheet>
    </>
  );
}
