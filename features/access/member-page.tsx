import type { ReactNode } from "react";
import type { Actor } from "@/db/actor";
import { currentActor } from "./current-actor";
import { inTime, Unavailable } from "./in-time";
import { OpenNetwork } from "./open-network";
import { takeReadTurn } from "./read-turn";

/** A page of one network: rendered for its signed-in member, or what lets one in. */
export function memberPage<Props extends InNetwork>(
  render: (actor: Actor, props: Props) => Promise<ReactNode>,
) {
  return async function MemberPage(props: Props) {
    const { network } = await props.params;
    const actor = await inTime(currentActor(network));
    if (!actor) return <OpenNetwork network={network} />;
    // There is no status for a page; the one that is shown instead tries again by itself.
    if ((await takeReadTurn(actor)) !== null) throw new Unavailable();
    return inTime(render(actor, props));
  };
}

type InNetwork = { params: Promise<{ network: string }> };
