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
import type { Person } from "./queries";

/** One's own display name. Everybody reads in the log that it was another one. */
export function NameForm({ network, self }: { network: string; self: Person }) {
  const t = useTranslations("settings");
  const { act, pending, problem } = useLoggedAct(network);
  const profile = useOpened(self.name, {
    table: "members",
    row: self.id,
    field: "profile",
    epoch: self.epoch,
  });
  const [typed, setTyped] = useState<string | null>(null);
  const current = profile ? readName(profile) : "";
  const name = typed ?? current;

  async function submit(event: FormEvent) {
    event.preventDefault();
    const next = name.trim();
    if (next === "") return;
    if (next === current) return showToast({ text: t("saved") });
    const at = { table: "members", row: self.id, field: "profile" };
    const refused = await act("rename-member", { renamed: { from: current, to: next } }, async (keyring) => {
      const { sealed, epoch } = await keyring.seal(writeProfile({ name: next }), at);
      return { profile: sealed, epoch };
    });
    if (refused === null) showToast({ text: t("saved") });
  }

  return (
    <form onSubmit={submit} noValidate className="grid gap-4">
      <TextField
        label={t("name")}
        error={typed !== null && typed.trim() === "" ? t("missing") : undefined}
        value={name}
        maxLength={40}
        required
        onText={setTyped}
      />
      {problem && <Notice kind="error">{problem}</Notice>}
      <div>
        <Button type="submit" pending={pending} disabled={profile === undefined}>
          {t("saveName")}
        </Button>
      </div>
    </form>
  );
}
