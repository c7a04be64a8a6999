import { memberPage } from "@/features/access/member-page";
import { NewOffer } from "@/features/offers/new-offer";

type Props = {
  params: Promise<{ network: string }>;
  searchParams: Promise<{ kind?: string | string[] }>;
};

export default memberPage(async (actor, { searchParams }: Props) => (
  <NewOffer actor={actor} kind={(await searchParams).kind} />
));
