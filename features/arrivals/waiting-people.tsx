"use client";

import { useTranslations } from "next-intl";
import { useKeyring } from "@/features/keyring/keyring-provider";
import { type SealedMember, useMemberNames } from "@/features/keyring/member-name";
import { findShared } from "@/features/members/doubt-names";
import type { Person } from "@/features/members/queries";
import type { Arrival } from "./list-arrivals";
import { WaitingNewcomer } from "./waiting-newcomer";
import { WaitingReturner } from "./waiting-returner";

/** Everybody who waits and whom the reader can do something about; nothing when nobody does. `named` as for `PeopleList`. */
export function WaitingPeople({ arrivals, people, named }: WaitingPeopleProps) {
  const t = useTranslations("arrivals");
  const keyring = useKeyring();
  const names = useMemberNames(named);
  if (arrivals.length === 0 || typeof keyring !== "object") return null;
  const shared = names && findShared(names);
  const nameOf = (member: string) => names?.get(member) ?? t("aMember");
  return (
    <ul aria-label={t("list")} className="mb-8 grid max-w-xl gap-4">
      {arrivals.map((arrival) => (
        <li key={arrival.id} className="empty:hidden">
          {arrival.kind === "by-message" && (
            <WaitingNewcomer keyring={keyring} arrival={arrival} names={names} />
          )}
          {arrival.kind === "return" &&
            people
              .filter(({ id }) => id === arrival.member)
              .map((member) => (
                <WaitingReturner
                  key={member.id}
                  keyring={keyring}
                  arrival={arrival}
                  member={member}
                  name={nameOf(member.id)}
                  isShared={shared?.has(member.id) ?? false}
                  voucher={nameOf(arrival.inviter)}
                />
              ))}
        </li>
      ))}
    </ul>
  );
}

type WaitingPeopleProps = {
  arrivals: readonly Arrival[];
  people: readonly Person[];
  named: readonly SealedMember[];
};
