"use client";

import { Opened } from "@/features/keyring/opened";
import { OfferForm } from "./offer-form";
import type { ShownOffer } from "./offer-values";
import type { OfferFormProps } from "./use-offer-form";

/** The form of an offer that is there already, with its note opened. */
export function EditOfferForm(props: OfferFormProps & { offer: ShownOffer }) {
  const { id, note, epoch } = props.offer;
  if (note === null) return <OfferForm {...props} />;
  return (
    <Opened sealed={note} at={{ table: "offers", row: id, field: "note", epoch }}>
      {(openedNote) => <OfferForm {...props} openedNote={openedNote} />}
    </Opened>
  );
}
