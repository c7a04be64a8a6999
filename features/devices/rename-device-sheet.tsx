"use client";

import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { Button } from "@/components/button";
import { Notice } from "@/components/notice";
import { Sheet } from "@/components/sheet";
import { TextField } from "@/components/text-field";
import { refuseHere } from "@/features/access/ask-server";
import { useSend } from "@/features/access/use-send";
import { findKeycard } from "@/features/keyring/keycard";
import { sealLabel } from "./device-label";

type SheetProps = { network: string; device: { id: string; name: string } | null; onClose: () => void };

/** Another name for one of one's own devices; only oneself can read it. */
export function RenameDeviceSheet({ network, device, onClose }: SheetProps) {
  const t = useTranslations("devices");
  return (
    <Sheet open={device !== null} onClose={onClose} title={t("renameTitle")}>
      {device && <RenameForm network={network} device={device} onClose={onClose} />}
    </Sheet>
  );
}

function RenameForm({ network, device, onClose }: SheetProps & { device: { id: string; name: string } }) {
  const t = useTranslations("devices");
  const { act, pending, problem } = useSend(network);
  const [name, setName] = useState(device.name);
  const [fault, setFault] = useState<string | null>(null);

  async function submit(event: FormEvent) {
    event.preventDefault();
    setFault(null);
    if (name.trim() === "") return setFault(t("missing"));
    const keycard = await findKeycard(network).catch(() => null);
    if (!keycard) return setFault(refuseHere("untrusted").message);
    const label = await sealLabel(keycard, device.id, name.trim());
    if (await act("name-device", { device: device.id, label })) onClose();
  }

  return (
    <form onSubmit={submit} noValidate className="grid gap-4">
      <TextField
        label={t("name")}
        hint={t("nameHint")}
        error={fault ?? undefined}
        value={name}
        maxLength={60}
        required
        onText={setName}
      />
      {problem && <Notice kind="error">{problem}</Notice>}
      <Button type="submit" look="primary" wide pending={pending}>
        {t("saveName")}
      </Button>
    </form>
  );
}
