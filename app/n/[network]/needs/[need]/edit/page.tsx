import { notFound } from "next/navigation";
import { Messages } from "@/components/messages";
import { memberPage } from "@/features/access/member-page";
import { ActingFor } from "@/features/guests/acting-for";
import { findActing } from "@/features/guests/find-acting";
import { EditNeedView } from "@/features/needs/edit-need-view";
import { findOwnNeed } from "@/features/needs/queries";

type Props = {
  params: Promise<{ network: string; need: string }>;
  searchParams: Promise<{ for?: string | string[] }>;
};

export default memberPage(async (actor, { params, searchParams }: Props) => {
  const acting = await findActing(actor, (await searchParams).for);
  const need = acting && (await findOwnNeed(acting.actor, (await params).need));
  if (!need) notFound();
  return (
    <Messages of={["guests"]}>
      <ActingFor guest={acting.guest}>
        <EditNeedView actor={acting.actor} need={need} />
      </ActingFor>
    </Messages>
  );
});
