import { notFound } from "next/navigation";
import { memberPage } from "@/features/access/member-page";
import { EditOfferView } from "@/features/offers/edit-offer-view";
import { findOwnOffer } from "@/features/offers/queries";

type Props = { params: Promise<{ network: string; offer: string }> };

export default memberPage(async (actor, { params }: Props) => {
  const offer = await findOwnOffer(actor, (await params).offer);
  return offer ? <EditOfferView actor={actor} offer={offer} /> : notFound();
});
