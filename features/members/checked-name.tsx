"use client";

import { useTranslations } from "next-intl";
import { type ReactNode, useEffect, useState } from "react";
import { Notice } from "@/components/notice";
import { useKeyring } from "@/features/keyring/keyring-provider";
import type { CheckedName as Checked } from "./check-name";
import { inQuotes, NameMarks } from "./name-marks";

/**
 * Where a member is asked for a yes or their contact: what to know of the other one when the name alone does not say who
 * they are. Nothing otherwise, and until that is found out.
 */
export function CheckedName({ member }: { member: string }) {
  const t = useTranslations("names");
  const checked = useCheckedName(member);
  if (!checked) return null;
  const { isShared, before, name, known } = checked;
  const bold = (text: string) => (): ReactNode => <b>{text}</b>;
  return (
    <div className="my-3">
      <Notice kind="warn" title={t("check")}>
        {isShared && <p>{t.rich("sharedBy", { name: bold(name) })}</p>}
        {before.length > 0 && <p>{t("before", { names: inQuotes(before) })}</p>}
        {known !== "unsure" && (
          <p>
            {typeof known === "object"
              ? t.rich("vouched", { voucher: bold(known.voucher) })
              : t(`known.${known}`)}
          </p>
        )}
        <p>{t(known === "guest" ? "askDuty" : "ask")}</p>
      </Notice>
    </div>
  );
}

/** Below a name in a list: that it says too little. */
export function CheckedMarks({ member }: { member: string }) {
  const checked = useCheckedName(member);
  return checked && <NameMarks doubt={checked} />;
}

function useCheckedName(member: string): Checked | null {
  const keyring = useKeyring();
  const [checked, setChecked] = useState<{ member: string; found: Checked | null }>();
  useEffect(() => {
    if (typeof keyring !== "object") return;
    let current = true;
    import("./check-name").then(
      async ({ checkName }) => {
        const found = await checkName(keyring, member);
        if (current) setChecked({ member, found });
      },
      // Without the code for it there is nothing to say.
      () => {},
    );
    return () => {
      current = false;
    };
  }, [keyring, member]);
  return checked?.member === member ? checked.found : null;
}
