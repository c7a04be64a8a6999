"use client";

import { useTranslations } from "next-intl";
import { refuseHere } from "@/features/access/ask-server";
import type { KeptArrival } from "@/features/arrivals/kept-arrival";
import type { OpenedLink } from "@/features/arrivals/opened-link";
import { NewcomerForm } from "./newcomer-form";

/** By a link that was sent: a name, and then they wait for the one who sent it. */
export function KnockForm({ invite, onWait }: KnockFormProps) {
  const t = useTranslations("join");
  async function submit(name: string) {
    const code = await load().catch(() => null);
    const answer = code ? await code.knock(invite, name) : refuseHere("offline");
    if (answer.ok) onWait(answer.value);
    return answer;
  }
  return <NewcomerForm label={t("knock")} warmUp={() => load().catch(() => {})} submit={submit} />;
}

type KnockFormProps = { invite: OpenedLink<"by-message">; onWait: (arrival: KeptArrival) => void };

const load = () => import("@/features/arrivals/arrive-here");
