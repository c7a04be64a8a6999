"use client";

import { useTranslations } from "next-intl";
import { refuseHere } from "@/features/access/ask-server";
import type { Keyring } from "@/features/keyring/keyring";
import type { SealedMember } from "@/features/keyring/member-name";
import { NameMarks } from "@/features/members/name-marks";
import type { Arrival } from "./list-arrivals";
import type { Returner } from "./meet-returner";
import { useMet } from "./use-met";
import { WaitingCard } from "./waiting-card";

/**
 * Somebody who says they are a member and lost everything: the first voucher waits for a second, the member whose row it
 * is can stop it, and anybody else is the second. `name` is the member's, which another one may bear as well
 * (`isShared`), `voucher` the first voucher's.
 */
export function WaitingReturner(props: WaitingReturnerProps) {
  const { keyring, arrival, member, name, isShared, voucher } = props;
  const t = useTranslations("arrivals");
  const isSecond = keyring.member !== arrival.inviter && keyring.member !== arrival.member;
  const met = useMet(meet, keyring, isSecond ? arrival : null);
  const { network } = keyring;
  if (keyring.member === arrival.member) {
    return (
      <WaitingCard network={network} arrival={arrival} line={t("returner.asYou")} meeting={null}>
        <p>{t("returner.asYouText", { voucher })}</p>
      </WaitingCard>
    );
  }
  if (!isSecond) {
    return (
      <WaitingCard network={network} arrival={arrival} line={t("returner.first", { name })} meeting={null}>
        <p>{t("returner.firstText")}</p>
      </WaitingCard>
    );
  }
  if (met === null) return null;
  const line = t("returner.line", { name, voucher });
  if (met === "untrusted") {
    return (
      <WaitingCard network={network} arrival={arrival} line={line} meeting={null}>
        <p>{t("untrusted")}</p>
      </WaitingCard>
    );
  }
  const meeting = {
    words: met.words,
    lead: t("returner.lead", { name, voucher }),
    yes: t("returner.yes"),
    done: t("returner.done", { name }),
    letIn: () => letIn(keyring, arrival, met, member),
  };
  return (
    <WaitingCard network={network} arrival={arrival} line={line} meeting={meeting}>
      {isShared && <NameMarks doubt={{ isShared, before: [] }} />}
      <p>{t("returner.text", { name })}</p>
    </WaitingCard>
  );
}

type WaitingReturnerProps = {
  keyring: Keyring;
  arrival: Arrival;
  member: SealedMember;
  name: string;
  isShared: boolean;
  voucher: string;
};

async function meet(keyring: Keyring, arrival: Arrival) {
  const { meetReturner } = await import("./meet-returner");
  return meetReturner(keyring, arrival);
}

async function letIn(keyring: Keyring, arrival: Arrival, met: Returner, member: SealedMember) {
  const code = await import("./meet-returner").catch(() => null);
  if (!code) return refuseHere("offline");
  return code.letBackIn(keyring, arrival, met, member).catch(() => refuseHere("no-keys"));
}
