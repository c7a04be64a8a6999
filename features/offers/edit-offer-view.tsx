import { getTranslations } from "next-intl/server";
import { Messages } from "@/components/messages";
import type { Actor } from "@/db/actor";
import { forWhom, guestOf } from "@/features/guests/for-whom";
import { PostHeader } from "@/features/needs/post-header";
import { listPlaces } from "@/features/needs/queries";
import { WithdrawListing } from "@/features/needs/withdraw-listing";
import { EndButton } from "@/features/weekly/end-button";
import { EditOfferForm } from "./edit-offer-form";
import type { ShownOffer } from "./offer-values";
import { findRules } from "./queries";

/** Changing an offer of one's own, or taking it down. */
export async function EditOfferView({ actor, offer }: { actor: Actor; offer: ShownOffer }) {
  const t = await getTranslations("post");
  const { network, zone, now } = actor;
  const rules = await findRules(actor, offer.id);
  return (
    <Messages of={["post", "areas", "categories", "attributes", "weekly"]}>
      <PostHeader
        title={t("offer.edit")}
        category={offer.category}
        back={{ href: forWhom(`/n/${network}/offers/${offer.id}`, guestOf(actor)) }}
      />
      <EditOfferForm
        network={network}
        zone={zone}
        now={now.toISOString()}
        kind={offer.category}
        places={await listPlaces(actor, [offer.place])}
        offer={offer}
        rules={rules ?? undefined}
      />
      <div className="mt-10 max-w-2xl border-t-2 border-rule pt-6">
        {rules ? (
          <EndButton
            repeating={{ kind: "offer", id: offer.id, category: offer.category }}
            network={network}
            goTo={`/n/${network}/mine`}
          />
        ) : (
          <WithdrawListing network={network} noun="offer" id={offer.id} category={offer.category} />
        )}
      </div>
    </Messages>
  );
}
