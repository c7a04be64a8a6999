"use client";

import { useEffect, useState } from "react";
import type { Keyring, SealedAt } from "./keyring";
import { useKeyring } from "./keyring-provider";
import { readName } from "./profile";
import { SealedText } from "./sealed-text";

/** A member, or a guest, as lists carry them: `name` is the sealed profile, base64url. */
export type SealedMember = {
  readonly id: string;
  readonly name: string;
  readonly epoch: number;
  readonly guest?: true;
};

/** One person's display name. */
export function MemberName({ member }: { member: SealedMember }) {
  return <SealedText sealed={member.name} {...profileAt(member)} read={readName} />;
}

/**
 * Display names by member id, for searching and sorting; null until every one has been tried. Who does not open is not
 * in the map. Pass the same array again for the same members.
 */
export function useMemberNames(members: readonly SealedMember[]): ReadonlyMap<string, string> | null {
  const keyring = useKeyring();
  const [opened, setOpened] = useState<{
    members: readonly SealedMember[];
    names: ReadonlyMap<string, string>;
  }>();
  useEffect(() => {
    if (typeof keyring !== "object") return;
    let current = true;
    openNames(keyring, members).then((names) => current && setOpened({ members, names }));
    return () => {
      current = false;
    };
  }, [keyring, members]);
  return opened?.members === members ? opened.names : null;
}

/** Who does not open is not in the map. */
export async function openNames(
  keyring: Keyring,
  members: readonly SealedMember[],
): Promise<Map<string, string>> {
  const results = await Promise.allSettled(
    members.map((member) => keyring.open(member.name, profileAt(member))),
  );
  return new Map(
    results.flatMap((result, index) => {
      const member = members[index];
      return member && result.status === "fulfilled" ? [[member.id, readName(result.value)] as const] : [];
    }),
  );
}

export function profileAt({ id, epoch, guest }: SealedMember): SealedAt {
  return { table: guest ? "guests" : "members", row: id, field: "profile", epoch };
}
