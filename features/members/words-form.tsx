"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { type FormEvent, useEffect, useRef, useState } from "react";
import { Button } from "@/components/button";
import { focusFirstError } from "@/components/focus-first-error";
import { Notice } from "@/components/notice";
import { TextArea } from "@/components/text-area";
import { refuseHere } from "@/features/access/ask-server";
import type { WordsFault } from "@/seal/words";
import type { OtherKeys } from "./enrol-by-words";
import { ReplaceSheet } from "./replace-sheet";

/** Twelve words let this device in; a scanned card has brought them along as `secret`. */
export function WordsForm({ secret }: { secret: Uint8Array | null }) {
  const t = useTranslations("signIn");
  const router = useRouter();
  const form = useRef<HTMLFormElement>(null);
  const [words, setWords] = useState("");
  const [fault, setFault] = useState<WordsFault | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const [isPending, setPending] = useState(false);
  const [asking, setAsking] = useState<Asking | null>(null);

  useEffect(() => {
    if (secret) import("@/seal/words").then(({ toWords }) => toWords(secret).then(setWords));
  }, [secret]);

  async function submit(event: FormEvent) {
    event.preventDefault();
    setPending(true);
    setProblem(null);
    const answer = await signInWith(words, mayReplace).catch(
      () => ({ ok: false, reason: "broken", message: t("noKeys") }) as const,
    );
    if (answer === null) return setPending(false);
    if (answer.ok) {
      setWords("");
      router.replace(`/n/${answer.value.network}`);
      return;
    }
    setPending(false);
    setFault("fault" in answer ? answer.fault : null);
    if ("fault" in answer) focusFirstError(form.current);
    else setProblem(answer.reason === "not-found" ? t("unknownWords") : answer.message);
  }

  function mayReplace(other: OtherKeys): Promise<boolean> {
    return new Promise((resolve) => setAsking({ other, resolve }));
  }

  function decide(yes: boolean) {
    asking?.resolve(yes);
    setAsking(null);
  }

  return (
    // Until the code is there a press would load the page anew, without what was typed; by this method it does nothing.
    <form
      ref={form}
      method="dialog"
      onSubmit={submit}
      onFocus={warmUp}
      noValidate
      className="grid max-w-lg gap-5"
    >
      <ReplaceSheet other={asking?.other ?? null} onAnswer={decide} />
      <TextArea
        label={t("words")}
        hint={t("wordsHint")}
        error={fault ? sentence(t, fault) : undefined}
        value={words}
        rows={4}
        maxLength={400}
        autoCapitalize="none"
        autoCorrect="off"
        spellCheck={false}
        translate="no"
        onText={(text) => {
          setWords(text);
          setFault(null);
        }}
      />
      {problem && <Notice kind="error">{problem}</Notice>}
      <Button type="submit" look="primary" wide pending={isPending}>
        {t("enter")}
      </Button>
    </form>
  );
}

type Asking = { other: OtherKeys; resolve: (yes: boolean) => void };

function sentence(t: ReturnType<typeof useTranslations<"signIn">>, fault: WordsFault): string {
  if (fault.reason === "count") return t("count", { count: fault.count });
  if (fault.reason === "unknown") return t("unknown", { position: fault.position, word: fault.word });
  return t("check-sum");
}

function warmUp() {
  loadCode().catch(() => {});
}

async function loadCode() {
  const [words, enrol] = await Promise.all([import("@/seal/words"), import("./enrol-by-words")]);
  return { ...words, ...enrol };
}

async function signInWith(typed: string, mayReplace: (other: OtherKeys) => Promise<boolean>) {
  const code = await loadCode().catch(() => null);
  if (!code) return refuseHere("offline");
  const fault = await code.whyNotWords(typed);
  if (fault) return { ok: false, fault } as const;
  const secret = await code.fromWords(typed);
  return secret ? code.enrolByWords(secret, mayReplace) : refuseHere("broken");
}
