"use client";

import { Eye } from "lucide-react";
import { useTranslations } from "next-intl";
import { Button } from "@/components/button";
import { FieldError } from "@/components/field";
import { showToast } from "@/components/toast-store";
import { useAct } from "./use-act";

/** Puts a hidden listing back on the board. */
export function ShowListing({ network, kind, id }: ShowListingProps) {
  const t = useTranslations("coordinate.hidden");
  const { act, pending, problem } = useAct(network);

  async function show() {
    if ((await act("show-listing", { kind, id })) === null) showToast({ text: t("done") });
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

type ShowListingProps = { network: string; kind: "need" | "offer"; id: string };
