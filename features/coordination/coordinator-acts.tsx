import { Messages } from "@/components/messages";
import type { Actor } from "@/db/actor";
import type { ListingState } from "@/domain/listing";
import { asCoordinator } from "@/features/duty/coordinator";
import type { SealedMember } from "@/features/keyring/member-name";
import { HideListing } from "./hide-listing-button";

/** What a coordinator can do with a listing from its own page; nothing for anybody else. */
export function CoordinatorActs({ actor, kind, listing, author }: CoordinatorActsProps) {
  if (!asCoordinator(actor) || listing.state !== "open") return null;
  return (
    <Messages of={["coordinate"]}>
      <div className="mt-6 border-t-2 border-rule pt-4">
        <HideListing network={actor.network} kind={kind} id={listing.id} author={author} />
      </div>
    </Messages>
  );
}

type CoordinatorActsProps = {
  actor: Actor;
  kind: "need" | "offer";
  author: SealedMember;
  listing: { readonly id: string; readonly state: ListingState };
};
