"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { AskFirst } from "@/components/ask-first";
import { useLoggedAct } from "@/features/log/use-logged-act";

/** Forgets a guest with all that is theirs. */
export function RemoveGuestButton({ network, guest }: { network: string; guest: string }) {
  const t = useTranslations("guests.remove");
  const router = useRouter();
  const { act, pending, problem } = useLoggedAct(network);

  async function remove(): Promise<boolean> {
    const refused = await act("remove-guest", {}, { guest });
    if (!refused) router.push(`/n/${network}/coordinate/guests`);
    return !refused;
  }

  return (
    <AskFirst
      label={t("label")}
      title={t("title")}
      sure={t("sure")}
      act={remove}
      pending={pending}
      problem={problem}
    >
      <p>{t("text")}</p>
    </AskFirst>
  );
}
