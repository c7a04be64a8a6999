"use client";

import { useTranslations } from "next-intl";
import { refuseHere } from "@/features/access/ask-server";
import type { Keyring } from "@/features/keyring/keyring";
import { findShared } from "@/features/members/doubt-names";
import { NameMarks } from "@/features/members/name-marks";
import type { Arrival } from "./list-arrivals";
import type { Met } from "./meet-newcomer";
import { useMet } from "./use-met";
import { WaitingCard } from "./waiting-card";

/** Somebody who opened the reader's own link; `names` are those of everybody who is in already. */
export function WaitingNewcomer({ keyring, arrival, names }: WaitingNewcomerProps) {
  const t = useTranslations("arrivals");
  const met = useMet(meet, keyring, arrival);
  if (met === null) return null;
  if (typeof met === "string") {
    return (
      <WaitingCard network={keyring.network} arrival={arrival} line={t("somebody")} meeting={null}>
        <p>{t(met)}</p>
      </WaitingCard>
    );
  }
  const { name } = met.hello;
  const isShared = findShared(new Map([...(names ?? []), [arrival.id, name]])).has(arrival.id);
  const meeting = {
    words: met.words,
    lead: t("newcomer.lead", { name }),
    yes: t("newcomer.yes"),
    done: t("newcomer.done", { name }),
    letIn: () => letIn(keyring, arrival, met),
  };
  return (
    <WaitingCard
      network={keyring.network}
      arrival={arrival}
      line={t("newcomer.line", { name })}
      meeting={meeting}
    >
      {isShared && <NameMarks doubt={{ isShared, before: [] }} />}
      <p>{t("newcomer.text")}</p>
    </WaitingCard>
  );
}

type WaitingNewcomerProps = {
  keyring: Keyring;
  arrival: Arrival;
  names: ReadonlyMap<string, string> | null;
};

async function meet(keyring: Keyring, arrival: Arrival) {
  const { meetNewcomer } = await import("./meet-newcomer");
  return meetNewcomer(keyring, arrival);
}

async function letIn(keyring: Keyring, arrival: Arrival, met: Met) {
  const code = await import("./meet-newcomer").catch(() => null);
  if (!code) return refuseHere("offline");
  return code.letNewcomerIn(keyring, arrival, met).catch(() => refuseHere("no-keys"));
}
