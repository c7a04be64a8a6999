"use client";

import { useTranslations } from "next-intl";
import { Notice } from "@/components/notice";
import { Sheet } from "@/components/sheet";
import { showToast } from "@/components/toast-store";
import { useLoggedAct } from "@/features/log/use-logged-act";
import { LazyAreaPicker } from "./area-field";
import type { ListedPlace } from "./queries";

/** Says roughly where a place of the network's list is, and lets everybody read who did. */
export function AreaSheet({ network, place, places, onClose }: AreaSheetProps) {
  const t = useTranslations("areas");
  const { act, problem } = useLoggedAct(network);

  async function use(cell: string | null) {
    if (!place || (await act("set-area", { place }, { place: place.id, cell })) !== null) return;
    showToast({ text: t("place.saved") });
    onClose();
  }

  return (
    <Sheet open={place !== null} onClose={onClose} title={t("title")}>
      {problem && <Notice kind="error">{problem}</Notice>}
      {place && <LazyAreaPicker places={places} value={place.cell} onUse={use} />}
    </Sheet>
  );
}

type AreaSheetProps = {
  network: string;
  /** Null while the sheet is closed. */
  place: ListedPlace | null;
  places: readonly ListedPlace[];
  onClose: () => void;
};
