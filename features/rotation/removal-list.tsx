"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/components/button";
import { Notice } from "@/components/notice";
import { showToast } from "@/components/toast-store";
import { useSend } from "@/features/access/use-send";
import { MemberName, type SealedMember, useMemberNames } from "@/features/keyring/member-name";
import { findShared } from "@/features/members/doubt-names";
import { NameMarks } from "@/features/members/name-marks";
import type { Person } from "@/features/members/queries";
import { EpochSheet } from "./epoch-sheet";
import type { Removal } from "./list-removals";
import { useReason } from "./use-reason";

/** The removals somebody asked for: what it is about, and for whoever may, to carry them out, turn down or take back. `named` as for `PeopleList`. */
export function RemovalList({ removals, named, ...about }: RemovalListProps) {
  const t = useTranslations("removal");
  const names = useMemberNames(named);
  if (removals.length === 0) return null;
  const shared = names && findShared(names);
  return (
    <ul aria-label={t("list")} className="mb-6 grid gap-3">
      {removals.map((removal) => (
        <li key={removal.id}>
          <RemovalCard
            removal={removal}
            name={names?.get(removal.member) ?? t("somebody")}
            isShared={shared?.has(removal.member) ?? false}
            {...about}
          />
        </li>
      ))}
    </ul>
  );
}

function RemovalCard({ removal, name, isShared, network, people, self }: RemovalCardProps) {
  const t = useTranslations("removal");
  const [isRemoving, setRemoving] = useState(false);
  const { act, pending, problem } = useSend(network);
  const reason = useReason(network, removal);
  const personOf = (id: string) => people.find((person) => person.id === id);
  const asker = personOf(removal.by);
  const isMine = removal.by === self;
  const isOnDuty = (id: string) => personOf(id)?.role === "coordinator";
  const needsTwoOnDuty = isOnDuty(removal.member) && !isOnDuty(removal.by);
  const canRemove = isOnDuty(self) && !isMine && !needsTwoOnDuty;

  async function end() {
    const ended = await act("end-request", { request: removal.id });
    if (ended) showToast({ text: t(isMine ? "takenBack" : "turnedDown") });
  }

  const who = () => (asker ? <MemberName member={asker} /> : t("somebody"));
  return (
    <Notice kind="warn" title={isMine ? t("mine", { name }) : t.rich("theirs", { who, name })}>
      {isShared && <NameMarks doubt={{ isShared, before: [] }} />}
      {reason && <p className="mb-2 whitespace-pre-line">“{reason}”</p>}
      <p>{t(needsTwoOnDuty ? "hint.two" : isMine ? "hint.mine" : "hint.second", { name })}</p>
      {problem && (
        <p role="alert" className="mt-2 font-bold text-signal">
          {problem}
        </p>
      )}
      <div className="mt-3 flex flex-wrap gap-3">
        {canRemove && (
          <Button look="danger" onClick={() => setRemoving(true)}>
            {t("remove.verb", { name })}
          </Button>
        )}
        {(isMine || isOnDuty(self)) && (
          <Button pending={pending} onClick={end}>
            {t(isMine ? "takeBack" : "turnDown")}
          </Button>
        )}
      </div>
      <EpochSheet
        {...{ network, people, request: removal.id }}
        open={isRemoving}
        onClose={() => setRemoving(false)}
        title={t("remove.title", { name })}
        yes={t("remove.yes", { name })}
        done={t("remove.done", { name })}
      >
        <p>{t("remove.text", { name })}</p>
        <p>{t("remove.how", { name })}</p>
      </EpochSheet>
    </Notice>
  );
}

type About = { network: string; people: readonly Person[]; self: string };
type RemovalListProps = About & { removals: readonly Removal[]; named: readonly SealedMember[] };
type RemovalCardProps = About & { removal: Removal; name: string; isShared: boolean };
