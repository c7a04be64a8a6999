"use client";

import { useTranslations } from "next-intl";
import { Notice } from "@/components/notice";
import type { MemberCard } from "@/domain/board";
import { MemberNames } from "@/features/keyring/member-names";
import { useTrust } from "@/features/members/use-trust";

/** Who cannot be given a guest's secrets from here, because nobody this device believes vouches for their keys. */
export function LeftOut({ network, others }: { network: string; others: readonly MemberCard[] }) {
  const t = useTranslations("guests");
  const trust = useTrust(network, others);
  const doubted = others.filter(({ id }) => trust?.doubted.has(id));
  if (doubted.length === 0) return null;
  return (
    <div className="mb-4">
      <Notice kind="warn">{t.rich("leftOut", { who: () => <MemberNames of={doubted} /> })}</Notice>
    </div>
  );
}
