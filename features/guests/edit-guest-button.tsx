"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/components/button";
import { Sheet } from "@/components/sheet";
import { useSend } from "@/features/access/use-send";
import type { Keyring } from "@/features/keyring/keyring";
import { profileAt } from "@/features/keyring/member-name";
import { readName } from "@/features/keyring/profile";
import { useOpened } from "@/features/keyring/use-opened";
import { readGuestKey } from "@/seal/guest-key";
import { guestBody, type OnDuty, onDutyOf } from "./guest-body";
import { GuestForm } from "./guest-form";
import { LeftOut } from "./left-out";
import type { GuestCard } from "./queries";
import { useGuestSecrets } from "./use-guest-secrets";

/** Another name for a guest, or another way to reach them. There only once both have opened, and fit each other. */
export function EditGuestButton({ network, guest, duty }: EditGuestButtonProps) {
  const t = useTranslations("guests");
  const { act, pending, problem } = useSend(network);
  const [isOpen, setOpen] = useState(false);
  const profile = useOpened(guest.name, profileAt(guest));
  const secrets = useGuestSecrets(guest);
  if (!profile || typeof secrets !== "object") return null;

  async function send({ name, contact }: { name: string; contact: string }) {
    const { id, epoch } = guest;
    const key = profile && (await readGuestKey(profile, { network, guest: id, epoch }));
    if (!key || typeof secrets !== "object") return;
    const written = { guest: id, name, key, secrets: { ...secrets, contact }, onDuty: onDutyOf(duty) };
    // Under the epoch of this page alone: with the next one the guest has another key, and this one must not come back.
    const build = async (keyring: Keyring) => ({ ...(await guestBody(keyring, written)), epoch });
    if (await act("edit-guest", build)) setOpen(false);
  }

  return (
    <>
      <Button onClick={() => setOpen(true)}>{t("edit")}</Button>
      <Sheet open={isOpen} onClose={() => setOpen(false)} title={t("edit")}>
        {isOpen && <LeftOut network={network} others={duty.others} />}
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

type EditGuestButtonProps = { network: string; guest: GuestCard; duty: OnDuty };
