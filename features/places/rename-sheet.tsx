"use client";

import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { Button } from "@/components/button";
import { Notice } from "@/components/notice";
import { Sheet } from "@/components/sheet";
import { TextField } from "@/components/text-field";
import { useOpened } from "@/features/keyring/use-opened";
import { useLoggedAct } from "@/features/log/use-logged-act";
import type { ListedPlace } from "./queries";
import { sealPlace } from "./seal-place";

type SheetProps = { network: string; place: ListedPlace | null; onClose: () => void };

/** Another name for a place; it shows at once wherever the place is named, and everybody reads who gave it. */
export function RenameSheet({ network, place, onClose }: SheetProps) {
  const t = useTranslations("settings");
  return (
    <Sheet open={place !== null} onClose={onClose} title={t("renamePlace")}>
      {place && <RenameForm network={network} place={place} onClose={onClose} />}
    </Sheet>
  );
}

function RenameForm({ network, place, onClose }: SheetProps & { place: ListedPlace }) {
  const t = useTranslations("settings");
  const { act, pending, problem } = useLoggedAct(network);
  const at = { table: "places", row: place.id, field: "label", epoch: place.epoch };
  const current = useOpened(place.label, at) ?? "";
  const [typed, setTyped] = useState<string | null>(null);
  const label = typed ?? current;

  async function submit(event: FormEvent) {
    event.preventDefault();
    const next = label.trim();
    if (next === "") return;
    if (next === current) return onClose();
    const concerned = { renamed: { from: current, to: next } };
    const refused = await act("save-place", concerned, (keyring) => sealPlace(keyring, place.id, next));
    if (refused === null) onClose();
  }

  return (
    <form onSubmit={submit} noValidate className="grid gap-4">
      <TextField
        label={t("placeName")}
        error={typed !== null && typed.trim() === "" ? t("missing") : undefined}
        value={label}
        maxLength={80}
        required
        onText={setTyped}
      />
      {problem && <Notice kind="error">{problem}</Notice>}
      <Button type="submit" look="primary" wide pending={pending}>
        {t("savePlace")}
      </Button>
    </form>
  );
}
