import { getTranslations } from "next-intl/server";
import { Messages } from "@/components/messages";
import type { Actor } from "@/db/actor";
import { forWhom, guestOf } from "@/features/guests/for-whom";
import { EditNeedForm } from "./edit-need-form";
import { PostHeader } from "./post-header";
import { listPlaces, type ShownNeed } from "./queries";
import { WithdrawListing } from "./withdraw-listing";

/** Changing a need of one's own, or taking it down. */
export async function EditNeedView({ actor, need }: { actor: Actor; need: ShownNeed }) {
  const t = await getTranslations("post");
  const { network, zone, now } = actor;
  return (
    <Messages of={["post", "areas", "categories", "attributes", "weekly"]}>
      <PostHeader
        title={t("need.edit")}
        category={need.category}
        back={{ href: forWhom(`/n/${network}/needs/${need.id}`, guestOf(actor)) }}
      />
      <EditNeedForm
        network={network}
        zone={zone}
        now={now.toISOString()}
        kind={need.category}
        places={await listPlaces(actor, [need.place, need.toPlace])}
        need={need}
      />
      <div className="mt-10 max-w-2xl border-t-2 border-rule pt-6">
        <WithdrawListing network={network} noun="need" id={need.id} category={need.category} />
      </div>
    </Messages>
  );
}
