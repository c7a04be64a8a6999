import { notFound } from "next/navigation";
import { Messages } from "@/components/messages";
import { memberPage } from "@/features/access/member-page";
import { CoordinatorActs } from "@/features/coordination/coordinator-acts";
import { findNeedPage } from "@/features/matches/listing-page";
import { NeedView } from "@/features/matches/need-view";

type Props = { params: Promise<{ network: string; need: string }> };

export default memberPage(async (actor, { params }: Props) => {
  const page = await findNeedPage(actor, (await params).need);
  if (!page) notFound();
  return (
    <Messages of={["categories", "matches", "mine"]}>
      <NeedView page={page} />
      <CoordinatorActs actor={actor} kind="need" listing={page.need} author={page.author} />
    </Messages>
  );
});
