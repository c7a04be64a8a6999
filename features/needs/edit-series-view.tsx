import { getTranslations } from "next-intl/server";
import { Messages } from "@/components/messages";
import type { Actor } from "@/db/actor";
import { guestOf } from "@/features/guests/for-whom";
import { EndButton } from "@/features/weekly/end-button";
import { EditSeriesForm } from "./edit-series-form";
import { PostHeader } from "./post-header";
import { listPlaces, type OwnSeries } from "./queries";

/** Changing all that is to come of a need of one's own that comes again each week. */
export async function EditSeriesView({ actor, series }: { actor: Actor; series: OwnSeries }) {
  const t = await getTranslations("weekly");
  const { network, zone, now } = actor;
  const guest = guestOf(actor);
  const mine = guest ? `/n/${network}/coordinate/guests/${guest}` : `/n/${network}/mine`;
  return (
    <Messages of={["post", "areas", "categories", "attributes", "weekly"]}>
      <PostHeader title={t("changeAll")} category={series.category} back={{ href: mine }} />
      <EditSeriesForm
        network={network}
        zone={zone}
        now={now.toISOString()}
        kind={series.category}
        places={await listPlaces(actor, [series.place, series.toPlace])}
        series={series}
      />
      <div className="mt-10 max-w-2xl border-t-2 border-rule pt-6">
        <EndButton
          repeating={{ kind: "need", id: series.id, category: series.category }}
          network={network}
          goTo={mine}
        />
      </div>
    </Messages>
  );
}
