import { notFound } from "next/navigation";
import { Messages } from "@/components/messages";
import { memberPage } from "@/features/access/member-page";
import { KeepFresh } from "@/features/board/keep-fresh";
import { CoordinatorActs } from "@/features/coordination/coordinator-acts";
import { ActingFor } from "@/features/guests/acting-for";
import { findActing } from "@/features/guests/find-acting";
import { ForGuests } from "@/features/guests/for-guests";
import { findOfferPage } from "@/features/matches/listing-page";
import { OfferView } from "@/features/matches/offer-view";

type Props = {
  params: Promise<{ network: string; offer: string }>;
  searchParams: Promise<{ for?: string | string[] }>;
};

export default memberPage(async (actor, { params, searchParams }: Props) => {
  const acting = await findActing(actor, (await searchParams).for);
  const page = acting && (await findOfferPage(acting.actor, (await params).offer));
  if (!page) notFound();
  return (
    <Messages of={["areas", "categories", "guests", "matches", "mine", "names", "weekly"]}>
      <KeepFresh network={actor.network} version={actor.version} />
      <ActingFor guest={acting.guest}>
        <OfferView page={page} />
      </ActingFor>
      <ForGuests
        actor={acting.actor}
        href={`/n/${actor.network}/offers/${page.offer.id}`}
        by={page.offer.by}
      />
      <CoordinatorActs actor={actor} kind="offer" listing={page.offer} author={page.author} />
    </Messages>
  );
});
