import { getTranslations } from "next-intl/server";
import { Messages } from "@/components/messages";
import type { Actor } from "@/db/actor";
import { isCategory } from "@/domain/categories";
import { forWhom, guestOf } from "@/features/guests/for-whom";
import { KindChoice } from "@/features/needs/kind-choice";
import { NounSwitch } from "@/features/needs/noun-switch";
import { PostHeader } from "@/features/needs/post-header";
import { listPlaces } from "@/features/needs/queries";
import { OfferForm } from "./offer-form";

/** Posting an offer: what kind first, then the facts of that kind. */
export async function NewOffer({ actor, kind }: { actor: Actor; kind: string | string[] | undefined }) {
  const t = await getTranslations("post");
  const { network, zone, now } = actor;
  const guest = guestOf(actor);
  const category = typeof kind === "string" && isCategory(kind) ? kind : null;
  return (
    <Messages of={["post", "areas", "categories", "attributes", "weekly"]}>
      <PostHeader
        title={t("offer.title")}
        category={category}
        back={
          category ? { href: forWhom(`/n/${network}/offers/new`, guest), label: t("kind.change") } : undefined
        }
      />
      {category ? (
        <OfferForm
          key={category}
          network={network}
          zone={zone}
          now={now.toISOString()}
          kind={category}
          places={await listPlaces(actor)}
        />
      ) : (
        <>
          <NounSwitch network={network} noun="offer" guest={guest} />
          <KindChoice network={network} noun="offer" guest={guest} />
        </>
      )}
    </Messages>
  );
}
