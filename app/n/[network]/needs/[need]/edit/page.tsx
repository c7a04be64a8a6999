import { notFound } from "next/navigation";
import { memberPage } from "@/features/access/member-page";
import { EditNeedView } from "@/features/needs/edit-need-view";
import { findOwnNeed } from "@/features/needs/queries";

type Props = { params: Promise<{ network: string; need: string }> };

export default memberPage(async (actor, { params }: Props) => {
  const need = await findOwnNeed(actor, (await params).need);
  return need ? <EditNeedView actor={actor} need={need} /> : notFound();
});
