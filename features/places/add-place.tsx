"use client";

import { Plus } from "lucide-react";
import { useTranslations } from "next-intl";
import { type FormEvent, useRef } from "react";
import { announce } from "@/components/announce";
import { Button } from "@/components/button";
import { Notice } from "@/components/notice";
import { TextField } from "@/components/text-field";
import { useSend } from "@/features/access/use-send";
import { useDraft } from "@/features/keyring/use-draft";
import { AreaField } from "./area-field";
import type { ListedPlace } from "./queries";
import { type SealedPlace, sealPlace } from "./seal-place";

/** One more place; the field is empty again for the next one. */
export function AddPlace({ network, places }: { network: string; places: readonly ListedPlace[] }) {
  const t = useTranslations("settings");
  const areas = useTranslations("areas");
  const { act, pending, problem } = useSend(network);
  const draft = useDraft("place", startEmpty);
  const form = useRef<HTMLFormElement>(null);
  const label = draft.value.label.trim();

  async function submit(event: FormEvent) {
    event.preventDefault();
    if (label === "") return form.current?.querySelector("input")?.focus();
    // Sealed once: the same bytes under the same id until they have arrived, or the network has changed its keys.
    const { sent } = draft.value;
    const place = sent?.place ?? crypto.randomUUID();
    const isDone = await act("save-place", async (keyring) => {
      const fresh =
        sent?.epoch === keyring.epoch ? sent : await sealPlace(keyring, place, label, draft.value.cell);
      draft.change({ sent: fresh });
      return fresh;
    });
    if (!isDone) return;
    announce(t("added", { place: label }));
    draft.startOver();
    form.current?.querySelector("input")?.focus();
  }

  return (
    <form ref={form} onSubmit={submit} noValidate className="grid gap-3">
      <TextField
        label={t("newPlace")}
        value={draft.value.label}
        maxLength={80}
        onText={(text) => draft.change({ label: text, sent: null })}
      />
      {label !== "" && (
        <AreaField
          label={areas("place.set")}
          places={places}
          value={draft.value.cell}
          onPick={(cell) => draft.change({ cell, sent: null })}
        />
      )}
      {problem && <Notice kind="error">{problem}</Notice>}
      <div>
        <Button type="submit" pending={pending}>
          <Plus aria-hidden />
          {t("addPlace")}
        </Button>
      </div>
    </form>
  );
}

type Typed = { label: string; cell: string | null; sent: SealedPlace | null };

function startEmpty(): Typed {
  return { label: "", cell: null, sent: null };
}
