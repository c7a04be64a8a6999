"use client";

import type { NeedCard } from "@/domain/board";
import { Opened } from "@/features/keyring/opened";
import { NeedForm } from "./need-form";
import type { NeedFormProps } from "./use-need-form";

/** The form of a need that is there already, with its note opened. */
export function EditNeedForm(props: NeedFormProps & { need: NeedCard }) {
  const { id, note, epoch } = props.need;
  if (note === null) return <NeedForm {...props} />;
  return (
    <Opened sealed={note} at={{ table: "needs", row: id, field: "note", epoch }}>
      {(openedNote) => <NeedForm {...props} openedNote={openedNote} />}
    </Opened>
  );
}
