import { notFound } from "next/navigation";
import { Messages } from "@/components/messages";
import { memberPage } from "@/features/access/member-page";
import { CoordinatorActs } from "@/features/coordination/coordinator-acts";
import { findOfferPage } from "@/features/matches/listing-page";
import { OfferView } from "@/features/matches/offer-view";

type Props = { params: Promise<{ network: string; offer: string }> };

export default memberPage(async (actor, { params }: Props) => {
  const page = await findOfferPage(actor, (await params).offer);
  if (!page) notFound();
  return (
    <Messages of={["categories", "matches", "mine"]}>
      <OfferView page={page} />
      <CoordinatorActs actor={actor} kind="offer" listing={page.offer} author={page.author} />
    </Messages>
  );
});
