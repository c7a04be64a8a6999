"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { type FormEvent, useRef, useState } from "react";
import { Button } from "@/components/button";
import { focusFirstError } from "@/components/focus-first-error";
import { Notice } from "@/components/notice";
import { TextField } from "@/components/text-field";
import { refuseHere } from "@/features/access/ask-server";
import { useOutsideNotes } from "@/features/keyring/outside-notes";
import { useDraft } from "@/features/keyring/use-draft";
import { FirstPlaces } from "./first-places";
import { useDeviceZone, ZoneField } from "./zone-field";

/** Founds a network: two names, a time zone, a few places. Keys are made on the way; nobody is asked for more. */
export function FoundForm() {
  const t = useTranslations("start");
  const router = useRouter();
  const form = useRef<HTMLFormElement>(null);
  const draft = useDraft("founding", startEmpty, useOutsideNotes());
  const deviceZone = useDeviceZone();
  const [isTried, setTried] = useState(false);
  const [isPending, setPending] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const { value, change } = draft;
  const zone = value.zone || deviceZone;
  const wrong = (text: string) => (isTried && text.trim() === "" ? t("missing") : undefined);

  async function submit(event: FormEvent) {
    event.preventDefault();
    setTried(true);
    setProblem(null);
    if (value.name.trim() === "" || value.network.trim() === "") return focusFirstError(form.current);
    setPending(true);
    // The same ids on every try, also after a reload.
    const ids = value.places.map((_, index) => value.ids[index] ?? crypto.randomUUID());
    change({ ids });
    const answer = await found({ ...value, zone, ids }).catch(
      () => ({ ok: false, message: t("noKeys") }) as const,
    );
    if (answer.ok) {
      draft.forget();
      router.replace(`/n/${answer.value.network}`);
      return;
    }
    setPending(false);
    setProblem(answer.message);
  }

  return (
    // As in features/members/words-form.tsx: nothing of it is lost to a press that comes before the code.
    <form
      ref={form}
      method="dialog"
      onSubmit={submit}
      onFocus={warmUp}
      noValidate
      className="grid max-w-lg gap-6"
    >
      <TextField
        label={t("name")}
        hint={t("nameHint")}
        error={wrong(value.name)}
        value={value.name}
        maxLength={40}
        required
        onText={(name) => change({ name })}
      />
      <TextField
        label={t("network")}
        hint={t("networkHint")}
        error={wrong(value.network)}
        value={value.network}
        maxLength={60}
        required
        onText={(network) => change({ network })}
      />
      <FirstPlaces places={value.places} onPlaces={(places) => change({ places })} />
      <ZoneField label={t("zone")} hint={t("zoneHint")} value={zone} onZone={(zone) => change({ zone })} />
      {problem && <Notice kind="error">{problem}</Notice>}
      <div className="grid gap-3">
        <Button type="submit" look="primary" wide pending={isPending}>
          {t("found")}
        </Button>
        <p className="text-sm text-quiet">{t("sealed")}</p>
      </div>
    </form>
  );
}

type Typed = { name: string; network: string; zone: string; places: string[]; ids: string[] };

function startEmpty(): Typed {
  return { name: "", network: "", zone: "", places: ["", ""], ids: [] };
}

/** The keys' code comes while people type, so that neither the first page nor the last press waits for it. */
function warmUp() {
  import("./found-here").catch(() => {});
}

async function found({ name, network, zone, places, ids }: Typed) {
  const code = await import("./found-here").catch(() => null);
  if (!code) return refuseHere("offline");
  const named = places.map((label, index) => ({ id: ids[index] ?? "", label: label.trim() }));
  return code.foundHere({
    name: name.trim(),
    network: network.trim(),
    zone,
    places: named.filter((place) => place.label !== ""),
  });
}
