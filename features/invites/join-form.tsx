"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { type FormEvent, useRef, useState } from "react";
import { Button } from "@/components/button";
import { focusFirstError } from "@/components/focus-first-error";
import { Notice } from "@/components/notice";
import { TextField } from "@/components/text-field";
import { refuseHere } from "@/features/access/ask-server";
import type { ReadInvite } from "./read-invite";

/** The one thing a newcomer is asked for: a name. */
export function JoinForm({ invite }: { invite: ReadInvite }) {
  const t = useTranslations("join");
  const router = useRouter();
  const form = useRef<HTMLFormElement>(null);
  const [name, setName] = useState("");
  const [isNameless, setNameless] = useState(false);
  const [isPending, setPending] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);

  async function submit(event: FormEvent) {
    event.preventDefault();
    setProblem(null);
    setNameless(name.trim() === "");
    if (name.trim() === "") return focusFirstError(form.current);
    setPending(true);
    const answer = await join(invite, name.trim()).catch(
      () => ({ ok: false, message: t("noKeys") }) as const,
    );
    if (answer.ok) return router.replace(`/n/${answer.value.network}`);
    setPending(false);
    setProblem(answer.message);
  }

  return (
    <form ref={form} onSubmit={submit} onFocus={warmUp} noValidate className="grid max-w-lg gap-5">
      <TextField
        label={t("name")}
        hint={t("nameHint")}
        error={isNameless ? t("missing") : undefined}
        value={name}
        maxLength={40}
        required
        onText={setName}
      />
      {problem && <Notice kind="error">{problem}</Notice>}
      <div className="grid gap-3">
        <Button type="submit" look="primary" wide pending={isPending}>
          {t("join")}
        </Button>
        <p className="text-sm text-quiet">{t("sealed")}</p>
      </div>
    </form>
  );
}

function warmUp() {
  import("./join-here").catch(() => {});
}

async function join(invite: ReadInvite, name: string) {
  const code = await import("./join-here").catch(() => null);
  return code ? code.joinHere(invite, name) : refuseHere("offline");
}
