import { notFound } from "next/navigation";
import { Messages } from "@/components/messages";
import { memberPage } from "@/features/access/member-page";
import { ActingFor } from "@/features/guests/acting-for";
import { findActing } from "@/features/guests/find-acting";
import { NewOffer } from "@/features/offers/new-offer";

type Props = {
  params: Promise<{ network: string }>;
  searchParams: Promise<{ kind?: string | string[]; for?: string | string[] }>;
};

export default memberPage(async (actor, { searchParams }: Props) => {
  const { kind, for: whom } = await searchParams;
  const acting = await findActing(actor, whom);
  if (!acting) notFound();
  return (
    <Messages of={["guests"]}>
      <ActingFor guest={acting.guest}>
        <NewOffer actor={acting.actor} kind={kind} />
      </ActingFor>
    </Messages>
  );
});
