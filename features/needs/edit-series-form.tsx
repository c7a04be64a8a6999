"use client";

import { Opened } from "@/features/keyring/opened";
import { NeedForm } from "./need-form";
import type { OwnSeries } from "./queries";
import type { NeedFormProps } from "./use-need-form";

/** The form of a need that comes again, with its note opened. */
export function EditSeriesForm(props: NeedFormProps & { series: OwnSeries }) {
  const { id, note, epoch } = props.series;
  if (note === null) return <NeedForm {...props} />;
  return (
    <Opened sealed={note} at={{ table: "need_series", row: id, field: "note", epoch }}>
      {(openedNote) => <NeedForm {...props} openedNote={openedNote} />}
    </Opened>
  );
}
