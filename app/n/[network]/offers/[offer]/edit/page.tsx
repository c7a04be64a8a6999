import { notFound } from "next/navigation";
import { Messages } from "@/components/messages";
import { memberPage } from "@/features/access/member-page";
import { ActingFor } from "@/features/guests/acting-for";
import { findActing } from "@/features/guests/find-acting";
import { EditOfferView } from "@/features/offers/edit-offer-view";
import { findOwnOffer } from "@/features/offers/queries";

type Props = {
  params: Promise<{ network: string; offer: string }>;
  searchParams: Promise<{ for?: string | string[] }>;
};

export default memberPage(async (actor, { params, searchParams }: Props) => {
  const acting = await findActing(actor, (await searchParams).for);
  const offer = acting && (await findOwnOffer(acting.actor, (await params).offer));
  if (!offer) notFound();
  return (
    <Messages of={["guests"]}>
      <ActingFor guest={acting.guest}>
        <EditOfferView actor={acting.actor} offer={offer} />
      </ActingFor>
    </Messages>
  );
});
