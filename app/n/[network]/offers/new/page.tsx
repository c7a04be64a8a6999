import { actingPage } from "@/features/guests/acting-page";
import { NewListing } from "@/features/needs/new-listing";
import { OfferForm } from "@/features/offers/offer-form";

type Props = {
  params: Promise<{ network: string }>;
  searchParams: Promise<{ kind?: string | string[]; for?: string | string[] }>;
};

export default actingPage(async (actor, { searchParams }: Props) => {
  const { kind } = await searchParams;
  return <NewListing actor={actor} noun="offer" kind={kind} form={OfferForm} />;
});
