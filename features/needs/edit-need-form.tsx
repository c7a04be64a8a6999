"use client";

import type { NeedCard } from "@/domain/board";
import { useOpened } from "@/features/keyring/use-opened";
import { NeedForm } from "./need-form";
import type { NeedFormProps } from "./use-need-form";

/** The form of a need that is there already, with its note opened. */
export function EditNeedForm(props: NeedFormProps & { need: NeedCard }) {
  const { id, note, epoch } = props.need;
  if (note === null) return <NeedForm {...props} />;
  return <WithNote {...props} sealed={note} row={id} epoch={epoch} />;
}

function WithNote({
  sealed,
  row,
  epoch,
  ...props
}: NeedFormProps & { sealed: string; row: string; epoch: number }) {
  const openedNote = useOpened(sealed, { table: "needs", row, field: "note", epoch });
  return <NeedForm {...props} openedNote={openedNote} />;
}
