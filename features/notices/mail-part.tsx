"use client";

import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { Button } from "@/components/button";
import { Notice } from "@/components/notice";
import { TextField } from "@/components/text-field";
import { showToast } from "@/components/toast-store";
import type { Notices } from "./find-notices";
import { useTelling } from "./use-telling";

type MailPartProps = { network: string; notices: Notices };

/** A mail address: typed in, confirmed by the code that was sent there, or taken away. */
export function MailPart({ network, notices }: MailPartProps) {
  const t = useTranslations("notices.mail");
  const { mail, canMail } = notices;
  if (mail === null && !canMail) return <Notice>{t("none")}</Notice>;
  if (mail === null) return <AddressForm network={network} notices={notices} />;
  if (!mail.confirmed) return <CodeForm network={network} notices={notices} address={mail.address} />;
  return <Confirmed network={network} notices={notices} address={mail.address} />;
}

function AddressForm({ network, notices }: MailPartProps) {
  const t = useTranslations("notices.mail");
  const { act, begin, pending, problem } = useTelling(network, notices.choices);
  const [address, setAddress] = useState("");

  async function submit(event: FormEvent) {
    event.preventDefault();
    if ((await begin()) && (await act("set-mail-address", { address }))) showToast({ text: t("sent") });
  }

  return (
    <form onSubmit={submit} className="grid gap-3">
      <TextField
        label={t("address")}
        type="email"
        autoComplete="email"
        value={address}
        maxLength={254}
        required
        onText={setAddress}
      />
      {problem && <Notice kind="error">{problem}</Notice>}
      <div>
        <Button type="submit" pending={pending}>
          {t("send")}
        </Button>
      </div>
    </form>
  );
}

function CodeForm({ network, notices, address }: MailPartProps & { address: string }) {
  const t = useTranslations("notices.mail");
  const { act, pending, problem } = useTelling(network, notices.choices);
  const [code, setCode] = useState("");

  async function submit(event: FormEvent) {
    event.preventDefault();
    const done = await act("confirm-mail-address", { code: code.replace(/\s/g, "") });
    if (done) showToast({ text: t("confirmed") });
  }

  return (
    <form onSubmit={submit} className="grid gap-3">
      <TextField
        label={t("code")}
        hint={t("codeHint", { address })}
        inputMode="numeric"
        autoComplete="one-time-code"
        value={code}
        maxLength={12}
        pattern="\s*(\d\s*){6}"
        required
        onText={setCode}
      />
      {problem && <Notice kind="error">{problem}</Notice>}
      <div className="flex flex-wrap gap-3">
        <Button type="submit" pending={pending}>
          {t("confirm")}
        </Button>
        <Button look="quiet" pending={pending} onClick={() => act("remove-mail-address", {})}>
          {t("other")}
        </Button>
      </div>
    </form>
  );
}

function Confirmed({ network, notices, address }: MailPartProps & { address: string }) {
  const t = useTranslations("notices.mail");
  const { act, pending, problem } = useTelling(network, notices.choices);

  async function remove() {
    if (await act("remove-mail-address", {})) showToast({ text: t("removed") });
  }

  return (
    <div className="grid justify-items-start gap-3">
      <p className="font-semibold wrap-anywhere">{t("on", { address })}</p>
      {problem && <Notice kind="error">{problem}</Notice>}
      <Button pending={pending} onClick={remove}>
        {t("remove")}
      </Button>
    </div>
  );
}
