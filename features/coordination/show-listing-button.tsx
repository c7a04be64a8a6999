"use client";

import { Eye } from "lucide-react";
import { useTranslations } from "next-intl";
import { Button } from "@/components/button";
import { FieldError } from "@/components/field";
import { showToast } from "@/components/toast-store";
import type { SealedMember } from "@/features/keyring/member-name";
import { useLoggedAct } from "@/features/log/use-logged-act";

/** Puts a hidden listing back on the board. */
export function ShowListing({ network, kind, id, author }: ShowListingProps) {
  const t = useTranslations("coordinate.hidden");
  const { act, pending, problem } = useLoggedAct(network);

  async function show() {
    const concerned = { member: author, listing: { kind, id } };
    if ((await act("show-listing", concerned, { kind, id })) === null) showToast({ text: t("done") });
  }

  return (
    <>
      <Button look="quiet" onClick={show} pending={pending}>
        <Eye aria-hidden />
        {t("show")}
      </Button>
      {problem && (
        <div role="alert" className="basis-full">
          <FieldError id={`${id}-problem`}>{problem}</FieldError>
        </div>
      )}
    </>
  );
}

type ShowListingProps = { network: string; kind: "need" | "offer"; id: string; author: SealedMember };
