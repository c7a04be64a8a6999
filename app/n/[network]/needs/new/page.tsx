import { actingPage } from "@/features/guests/acting-page";
import { NeedForm } from "@/features/needs/need-form";
import { NewListing } from "@/features/needs/new-listing";

type Props = {
  params: Promise<{ network: string }>;
  searchParams: Promise<{ kind?: string | string[]; for?: string | string[] }>;
};

export default actingPage(async (actor, { searchParams }: Props) => {
  const { kind } = await searchParams;
  return <NewListing actor={actor} noun="need" kind={kind} form={NeedForm} />;
});
