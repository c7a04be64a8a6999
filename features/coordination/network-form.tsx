"use client";

import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { Button } from "@/components/button";
import { Notice } from "@/components/notice";
import { TextField } from "@/components/text-field";
import { showToast } from "@/components/toast-store";
import { readName, writeProfile } from "@/features/keyring/profile";
import { useOpened } from "@/features/keyring/use-opened";
import { useLoggedAct } from "@/features/log/use-logged-act";
import type { NetworkCard } from "@/features/networks/queries";
import { ZoneField } from "@/features/networks/zone-field";

/** The network's name and time zone, for coordinators. */
export function NetworkForm({ network, card, zone }: { network: string; card: NetworkCard; zone: string }) {
  const t = useTranslations("settings");
  const { act, pending, problem } = useLoggedAct(network);
  const profile = useOpened(card.profile, {
    ...{ table: "networks", row: network, field: "profile" },
    epoch: card.epoch,
  });
  const [typed, setTyped] = useState<string | null>(null);
  const [chosen, setChosen] = useState(zone);
  const name = typed ?? (profile ? readName(profile) : "");

  async function submit(event: FormEvent) {
    event.preventDefault();
    if (name.trim() === "") return;
    const at = { table: "networks", row: network, field: "profile" };
    const refused = await act("edit-network", {}, async (keyring) => {
      const { sealed, epoch } = await keyring.seal(writeProfile({ name: name.trim() }), at);
      return { zone: chosen, profile: sealed, epoch };
    });
    if (refused === null) showToast({ text: t("saved") });
  }

  return (
    <form onSubmit={submit} noValidate className="grid gap-4">
      <TextField
        label={t("networkName")}
        error={typed !== null && typed.trim() === "" ? t("missing") : undefined}
        value={name}
        maxLength={60}
        required
        onText={setTyped}
      />
      <ZoneField label={t("zone")} hint={t("zoneHint")} value={chosen} onZone={setChosen} />
      {problem && <Notice kind="error">{problem}</Notice>}
      <div>
        <Button type="submit" pending={pending}>
          {t("saveNetwork")}
        </Button>
      </div>
    </form>
  );
}
