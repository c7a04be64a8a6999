"use client";

import { UserRoundPlus } from "lucide-react";
import { useTranslations } from "next-intl";
import { useRef, useState } from "react";
import { Button } from "@/components/button";
import { Sheet } from "@/components/sheet";
import { showToast } from "@/components/toast-store";
import { useLoggedAct } from "@/features/log/use-logged-act";
import { makeGuestKey } from "@/seal/guest";
import { guestBody, type OnDuty, onDutyOf } from "./guest-body";
import { GuestForm } from "./guest-form";
import { LeftOut } from "./left-out";

/** Writes somebody down, for all who have the duty. */
export function WriteDownGuestButton({ network, duty }: { network: string; duty: OnDuty }) {
  const t = useTranslations("guests");
  const { act, pending, problem } = useLoggedAct(network);
  const [isOpen, setOpen] = useState(false);
  // The same guest until they have arrived, however often it is sent.
  const fresh = useRef<{ guest: string; privateKey: string } | null>(null);

  async function send({ name, contact }: { name: string; contact: string }) {
    fresh.current ??= { guest: crypto.randomUUID(), privateKey: makeGuestKey() };
    const { guest, privateKey } = fresh.current;
    const secrets = { privateKey, contact };
    const refused = await act("write-down-guest", {}, async (keyring) => {
      const key = await keyring.signGuestKey(guest, secrets);
      const body = await guestBody(keyring, { guest, name, key, secrets, onDuty: onDutyOf(duty) });
      return { ...body, sealingKey: key.sealing };
    });
    if (refused) return;
    fresh.current = null;
    showToast({ text: t("written", { name }) });
    setOpen(false);
  }

  return (
    <>
      <Button look="primary" onClick={() => setOpen(true)}>
        <UserRoundPlus aria-hidden />
        {t("write")}
      </Button>
      <Sheet open={isOpen} onClose={() => setOpen(false)} title={t("write")}>
        <p className="mb-4">{t("writeLead")}</p>
        {isOpen && <LeftOut network={network} others={duty.others} />}
        <GuestForm
          name=""
          contact=""
          label={t("form.save")}
          pending={pending}
          problem={problem}
          onSend={send}
        />
      </Sheet>
    </>
  );
}
