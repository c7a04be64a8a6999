"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/components/button";
import { Sheet } from "@/components/sheet";
import { useSend } from "@/features/access/use-send";
import { profileAt } from "@/features/keyring/member-name";
import { readName } from "@/features/keyring/profile";
import { useOpened } from "@/features/keyring/use-opened";
import { guestBody } from "./guest-body";
import { useGuestSecrets } from "./guest-contact";
import { GuestForm } from "./guest-form";
import type { GuestCard } from "./queries";

/** Another name for a guest, or another way to reach them. There only once both have opened. */
export function EditGuestButton({ network, guest, onDuty }: EditGuestButtonProps) {
  const t = useTranslations("guests");
  const { act, pending, problem } = useSend(network);
  const [isOpen, setOpen] = useState(false);
  const profile = useOpened(guest.name, profileAt(guest));
  const secrets = useGuestSecrets(guest);
  if (!profile || !secrets) return null;

  async function send({ name, contact }: { name: string; contact: string }) {
    if (!secrets) return;
    const written = { guest: guest.id, name, secrets: { ...secrets, contact }, onDuty };
    if (await act("edit-guest", (keyring) => guestBody(keyring, written))) setOpen(false);
  }

  return (
    <>
      <Button onClick={() => setOpen(true)}>{t("edit")}</Button>
      <Sheet open={isOpen} onClose={() => setOpen(false)} title={t("edit")}>
        <GuestForm
          name={readName(profile)}
          contact={secrets.contact}
          label={t("form.save")}
          pending={pending}
          problem={problem}
          onSend={send}
        />
      </Sheet>
    </>
  );
}

type EditGuestButtonProps = { network: string; guest: GuestCard; onDuty: readonly string[] };
