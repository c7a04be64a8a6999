import { getTranslations } from "next-intl/server";
import type { ComponentType } from "react";
import { Messages } from "@/components/messages";
import type { Actor } from "@/db/actor";
import type { PlaceCard } from "@/domain/board";
import { type Category, isCategory } from "@/domain/categories";
import { forWhom, guestOf } from "@/features/guests/for-whom";
import { KindChoice } from "./kind-choice";
import { NounSwitch } from "./noun-switch";
import { PostHeader } from "./post-header";
import { listPlaces } from "./queries";

/** Posting a need or an offer: what kind first, then the facts of that kind, in the form of the one or the other. */
export async function NewListing({ actor, noun, kind, form: Form }: NewListingProps) {
  const t = await getTranslations("post");
  const { network, zone, now } = actor;
  const guest = guestOf(actor);
  const category = typeof kind === "string" && isCategory(kind) ? kind : null;
  const kinds = { href: forWhom(`/n/${network}/${noun}s/new`, guest), label: t("kind.change") };
  return (
    <Messages of={["post", "areas", "categories", "attributes", "weekly"]}>
      <PostHeader title={t(`${noun}.title`)} category={category} back={category ? kinds : undefined} />
      {category ? (
        <Form
          key={category}
          network={network}
          zone={zone}
          now={now.toISOString()}
          kind={category}
          places={await listPlaces(actor)}
        />
      ) : (
        <>
          <NounSwitch network={network} noun={noun} guest={guest} />
          <KindChoice network={network} noun={noun} guest={guest} />
        </>
      )}
    </Messages>
  );
}

type NewListingProps = {
  actor: Actor;
  noun: "need" | "offer";
  kind: string | string[] | undefined;
  form: ComponentType<NewFormProps>;
};

type NewFormProps = {
  network: string;
  zone: string;
  now: string;
  kind: Category;
  places: readonly PlaceCard[];
};
