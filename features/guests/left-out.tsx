"use client";

import { useTranslations } from "next-intl";
import { Fragment } from "react";
import { Notice } from "@/components/notice";
import type { MemberCard } from "@/domain/board";
import { MemberName } from "@/features/keyring/member-name";
import { useTrust } from "@/features/members/use-trust";

/** Who is on duty and gets no secrets from here, because nobody this device believes vouches for their keys. */
export function LeftOut({ network, others }: { network: string; others: readonly MemberCard[] }) {
  const t = useTranslations("guests");
  const trust = useTrust(network, others);
  const doubted = others.filter(({ id }) => trust?.doubted.has(id));
  if (doubted.length === 0) return null;
  return (
    <div className="mb-4">
      <Notice kind="warn">
        {t.rich("leftOut", {
          count: doubted.length,
          who: () =>
            doubted.map((member, index) => (
              <Fragment key={member.id}>
                {index > 0 && ", "}
                <b>
                  <MemberName member={member} />
                </b>
              </Fragment>
            )),
        })}
      </Notice>
    </div>
  );
}
