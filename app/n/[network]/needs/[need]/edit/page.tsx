import { notFound } from "next/navigation";
import { actingPage } from "@/features/guests/acting-page";
import { EditNeedView } from "@/features/needs/edit-need-view";
import { findOwnNeed } from "@/features/needs/queries";

type Props = {
  params: Promise<{ network: string; need: string }>;
  searchParams: Promise<{ for?: string | string[] }>;
};

export default actingPage(async (actor, { params }: Props) => {
  const need = await findOwnNeed(actor, (await params).need);
  if (!need) notFound();
  return <EditNeedView actor={actor} need={need} />;
});
