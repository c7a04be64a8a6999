"use client";

import { useOpened } from "@/features/keyring/use-opened";
import { NeedForm } from "./need-form";
import type { OwnSeries } from "./queries";
import type { NeedFormProps } from "./use-need-form";

/** The form of a need that comes again, with its note opened. */
export function EditSeriesForm(props: NeedFormProps & { series: OwnSeries }) {
  const { id, note, epoch } = props.series;
  if (note === null) return <NeedForm {...props} />;
  return <WithNote {...props} sealed={note} row={id} epoch={epoch} />;
}

function WithNote({
  sealed,
  row,
  epoch,
  ...props
}: NeedFormProps & { sealed: string; row: string; epoch: number }) {
  const openedNote = useOpened(sealed, { table: "need_series", row, field: "note", epoch });
  return <NeedForm {...props} openedNote={openedNote} />;
}
