"use client";

import { useTranslations } from "next-intl";
import { type FormEvent, useRef, useState } from "react";
import { Button } from "@/components/button";
import { focusFirstError } from "@/components/focus-first-error";
import { Notice } from "@/components/notice";
import { TextField } from "@/components/text-field";
import type { Answer } from "@/features/access/ask-server";

/** The one thing a newcomer is asked for: a name. `submit` says what came of it, and goes on by itself when it is well. */
export function NewcomerForm({ label, warmUp, submit }: NewcomerFormProps) {
  const t = useTranslations("join");
  const form = useRef<HTMLFormElement>(null);
  const [name, setName] = useState("");
  const [isNameless, setNameless] = useState(false);
  const [isPending, setPending] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);

  async function send(event: FormEvent) {
    event.preventDefault();
    setProblem(null);
    setNameless(name.trim() === "");
    if (name.trim() === "") return focusFirstError(form.current);
    setPending(true);
    const answer = await submit(name.trim()).catch(() => ({ ok: false, message: t("noKeys") }) as const);
    if (answer.ok) return;
    setPending(false);
    setProblem(answer.message);
  }

  return (
    <form ref={form} onSubmit={send} onFocus={warmUp} noValidate className="grid max-w-lg gap-5">
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
          {label}
        </Button>
        <p className="text-sm text-quiet">{t("sealed")}</p>
      </div>
    </form>
  );
}

type NewcomerFormProps = {
  label: string;
  /** Fetches code that submitting will need. */
  warmUp: () => void;
  submit: (name: string) => Promise<Answer<unknown>>;
};
