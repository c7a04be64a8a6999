import { notFound } from "next/navigation";
import { actingPage } from "@/features/guests/acting-page";
import { EditOfferView } from "@/features/offers/edit-offer-view";
import { findOwnOffer } from "@/features/offers/queries";

type Props = {
  params: Promise<{ network: string; offer: string }>;
  searchParams: Promise<{ for?: string | string[] }>;
};

export default actingPage(async (actor, { params }: Props) => {
  const offer = await findOwnOffer(actor, (await params).offer);
  if (!offer) notFound();
  return <EditOfferView actor={actor} offer={offer} />;
});
