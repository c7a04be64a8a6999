import { memberPage } from "@/features/access/member-page";
import { NewNeed } from "@/features/needs/new-need";

type Props = {
  params: Promise<{ network: string }>;
  searchParams: Promise<{ kind?: string | string[] }>;
};

export default memberPage(async (actor, { searchParams }: Props) => (
  <NewNeed actor={actor} kind={(await searchParams).kind} />
));
