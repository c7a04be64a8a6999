import { notFound } from "next/navigation";
import { Messages } from "@/components/messages";
import { memberPage } from "@/features/access/member-page";
import { ActingFor } from "@/features/guests/acting-for";
import { findActing } from "@/features/guests/find-acting";
import { EditSeriesView } from "@/features/needs/edit-series-view";
import { findOwnSeries } from "@/features/needs/queries";

type Props = {
  params: Promise<{ network: string; series: string }>;
  searchParams: Promise<{ for?: string | string[] }>;
};

export default memberPage(async (actor, { params, searchParams }: Props) => {
  const acting = await findActing(actor, (await searchParams).for);
  const series = acting && (await findOwnSeries(acting.actor, (await params).series));
  if (!series) notFound();
  return (
    <Messages of={["guests"]}>
      <ActingFor guest={acting.guest}>
        <EditSeriesView actor={acting.actor} series={series} />
      </ActingFor>
    </Messages>
  );
});
