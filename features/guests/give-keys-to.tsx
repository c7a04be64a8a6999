"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/components/button";
import { Notice } from "@/components/notice";
import { useKeyring } from "@/features/keyring/keyring-provider";
import { MemberName } from "@/features/keyring/member-name";
import { useLoggedAct } from "@/features/log/use-logged-act";
import { LeftOut } from "./left-out";
import type { KeysToGive } from "./queries";
import { sealHeld } from "./seal-held";

/** One question to whoever can give somebody on duty what it takes to reach guests: whether to. */
export function GiveKeysTo({ network, held, missing }: GiveKeysToProps) {
  const t = useTranslations("guests.give");
  const keyring = useKeyring();
  const { act, pending, problem } = useLoggedAct(network);
  const [isNothing, setNothing] = useState(false);
  const { member, guests } = missing;
  const who = () => <MemberName member={member} />;

  async function give() {
    if (typeof keyring !== "object") return;
    const theirs = held.filter(({ id }) => guests.includes(id));
    const keys = await sealHeld(keyring, theirs, member.id);
    setNothing(keys.length === 0);
    if (keys.length > 0) await act("share-guest-keys", { member }, { member: member.id, keys });
  }

  return (
    <Notice title={t.rich("title", { who, count: guests.length })}>
      <p>{t.rich("text", { who })}</p>
      <div className="mt-3">
        <LeftOut network={network} others={[member]} />
        {(isNothing || problem) && (
          <p role="alert" className="mb-3 font-bold text-signal">
            {isNothing ? t("nothing") : problem}
          </p>
        )}
        <Button pending={pending} onClick={give}>
          {t("yes")}
        </Button>
      </div>
    </Notice>
  );
}

type GiveKeysToProps = {
  network: string;
  held: KeysToGive["guests"];
  missing: KeysToGive["missing"][number];
};
