"use client";

import { useOpened } from "@/features/keyring/use-opened";
import { OfferForm } from "./offer-form";
import type { ShownOffer } from "./offer-values";
import type { OfferFormProps } from "./use-offer-form";

/** The form of an offer that is there already, with its note opened. */
export function EditOfferForm(props: OfferFormProps & { offer: ShownOffer }) {
  const { id, note, epoch } = props.offer;
  if (note === null) return <OfferForm {...props} />;
  return <WithNote {...props} sealed={note} row={id} epoch={epoch} />;
}

function WithNote({
  sealed,
  row,
  epoch,
  ...props
}: OfferFormProps & { sealed: string; row: string; epoch: number }) {
  const openedNote = useOpened(sealed, { table: "offers", row, field: "note", epoch });
  return <OfferForm {...props} openedNote={openedNote} />;
}
