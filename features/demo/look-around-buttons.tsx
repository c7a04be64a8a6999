"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { announce } from "@/components/announce";
import { Button } from "@/components/button";
import { Notice } from "@/components/notice";
import type { DemoPerson } from "./demo-file";

/** Signs this browser in as one of the demo's people, with the words that the page knows. */
export function LookAroundButtons({ people }: { people: readonly DemoPerson[] }) {
  const t = useTranslations("demo");
  const router = useRouter();
  const [pending, setPending] = useState<string | null>(null);
  const [problem, setProblem] = useState<string | null>(null);

  async function lookAroundAs({ name, words }: DemoPerson) {
    if (pending) return;
    setPending(name);
    setProblem(null);
    announce(t("opening", { name }));
    const answer = await enter(words).catch(() => null);
    if (answer?.ok) return router.push(`/n/${answer.value.network}`);
    setPending(null);
    setProblem(answer?.message ?? t("failed"));
  }

  return (
    <>
      <ul className="grid gap-3 sm:grid-cols-2 lg:grid-cols-1 xl:grid-cols-2">
        {people.map((person) => (
          <li key={person.name}>
            <Button wide pending={pending === person.name} onClick={() => lookAroundAs(person)}>
              {t("as", { name: person.name })}
            </Button>
            <p className="mt-1.5 text-quiet">{t(`roles.${person.role}`)}</p>
          </li>
        ))}
      </ul>
      {problem && (
        <div className="mt-4">
          <Notice kind="error">{problem}</Notice>
        </div>
      )}
    </>
  );
}

/** The code for keys comes with the tap: who only reads the first page does not load it. */
async function enter(words: string) {
  const [{ fromWords }, { enrolByWords }] = await Promise.all([
    import("@/seal/words"),
    import("@/features/members/enrol-by-words"),
  ]);
  const secret = await fromWords(words);
  if (!secret) throw new Error("The demo file holds words that are none.");
  // One who looks around is one and then another; these words are on the first page for everybody.
  return enrolByWords(secret, () => true);
}
