import { getTranslations } from "next-intl/server";
import { Messages } from "@/components/messages";
import type { Actor } from "@/db/actor";
import { isCategory } from "@/domain/categories";
import { forWhom, guestOf } from "@/features/guests/for-whom";
import { KindChoice } from "./kind-choice";
import { NeedForm } from "./need-form";
import { NounSwitch } from "./noun-switch";
import { PostHeader } from "./post-header";
import { listPlaces } from "./queries";

/** Posting a need: what kind first, then the facts of that kind. */
export async function NewNeed({ actor, kind }: { actor: Actor; kind: string | string[] | undefined }) {
  const t = await getTranslations("post");
  const { network, zone, now } = actor;
  const guest = guestOf(actor);
  const category = typeof kind === "string" && isCategory(kind) ? kind : null;
  return (
    <Messages of={["post", "areas", "categories", "attributes", "weekly"]}>
      <PostHeader
        title={t("need.title")}
        category={category}
        back={
          category ? { href: forWhom(`/n/${network}/needs/new`, guest), label: t("kind.change") } : undefined
        }
      />
      {category ? (
        <NeedForm
          key={category}
          network={network}
          zone={zone}
          now={now.toISOString()}
          kind={category}
          places={await listPlaces(actor)}
        />
      ) : (
        <>
          <NounSwitch network={network} noun="need" guest={guest} />
          <KindChoice network={network} noun="need" guest={guest} />
        </>
      )}
    </Messages>
  );
}
