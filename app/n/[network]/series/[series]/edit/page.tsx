import { notFound } from "next/navigation";
import { actingPage } from "@/features/guests/acting-page";
import { EditSeriesView } from "@/features/needs/edit-series-view";
import { findOwnSeries } from "@/features/needs/queries";

type Props = {
  params: Promise<{ network: string; series: string }>;
  searchParams: Promise<{ for?: string | string[] }>;
};

export default actingPage(async (actor, { params }: Props) => {
  const series = await findOwnSeries(actor, (await params).series);
  if (!series) notFound();
  return <EditSeriesView actor={actor} series={series} />;
});
