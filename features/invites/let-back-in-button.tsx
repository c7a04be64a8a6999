"use client";

import { LifeBuoy } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/components/button";
import { Sheet } from "@/components/sheet";
import type { Vouching } from "./invite-here";
import { InviteSheet } from "./invite-sheet";
import { useInviting } from "./use-inviting";

/** Vouches for a member who lost their phone and their words: the first of two who have to. `name` is theirs, opened. */
export function LetBackInButton({ network, member, name, card, self }: LetBackInButtonProps) {
  const t = useTranslations("invite");
  const [isOpen, setOpen] = useState(false);
  const inviting = useInviting(network, { card, self });
  const make = () => inviting.make({ kind: "return", member });

  function open() {
    setOpen(true);
    if (inviting.state.step !== "open") make();
  }

  return (
    <>
      <Button onClick={open}>
        <LifeBuoy aria-hidden />
        {t("letBackIn")}
      </Button>
      <Sheet open={isOpen} onClose={() => setOpen(false)} title={t("letBackInTitle", { name })}>
        <InviteSheet {...inviting} again={make} onClose={() => setOpen(false)} />
      </Sheet>
    </>
  );
}

type LetBackInButtonProps = Vouching & { network: string; member: string; name: string };
