import { notFound } from "next/navigation";
import { Messages } from "@/components/messages";
import { memberPage } from "@/features/access/member-page";
import { KeepFresh } from "@/features/board/keep-fresh";
import { CoordinatorActs } from "@/features/coordination/coordinator-acts";
import { ActingFor } from "@/features/guests/acting-for";
import { findActing } from "@/features/guests/find-acting";
import { ForGuests } from "@/features/guests/for-guests";
import { findNeedPage } from "@/features/matches/listing-page";
import { NeedView } from "@/features/matches/need-view";

type Props = {
  params: Promise<{ network: string; need: string }>;
  searchParams: Promise<{ for?: string | string[] }>;
};

export default memberPage(async (actor, { params, searchParams }: Props) => {
  const acting = await findActing(actor, (await searchParams).for);
  const page = acting && (await findNeedPage(acting.actor, (await params).need));
  if (!page) notFound();
  return (
    <Messages of={["areas", "categories", "guests", "matches", "mine", "names", "weekly"]}>
      <KeepFresh network={actor.network} version={actor.version} />
      <ActingFor guest={acting.guest}>
        <NeedView page={page} />
      </ActingFor>
      <ForGuests actor={acting.actor} href={`/n/${actor.network}/needs/${page.need.id}`} by={page.need.by} />
      <CoordinatorActs actor={actor} kind="need" listing={page.need} author={page.author} />
    </Messages>
  );
});
