"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { refuseHere } from "@/features/access/ask-server";
import type { OpenedLink } from "@/features/arrivals/opened-link";
import { NewcomerForm } from "./newcomer-form";

/** By a code shown in person: a name, and they are in. */
export function JoinForm({ invite }: { invite: OpenedLink<"in-person"> }) {
  const t = useTranslations("join");
  const router = useRouter();
  async function submit(name: string) {
    const code = await load().catch(() => null);
    const answer = code ? await code.joinHere(invite, name) : refuseHere("offline");
    if (answer.ok) router.replace(`/n/${answer.value.network}`);
    return answer;
  }
  return <NewcomerForm label={t("join")} warmUp={() => load().catch(() => {})} submit={submit} />;
}

const load = () => import("./join-here");
