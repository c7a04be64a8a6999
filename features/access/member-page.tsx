import type { ReactNode } from "react";
import type { Actor } from "@/db/actor";
import { currentActor } from "./current-actor";
import { inTime } from "./in-time";
import { OpenNetwork } from "./open-network";

/** A page of one network: rendered for its signed-in member, or what lets one in. */
export function memberPage<Props extends InNetwork>(
  render: (actor: Actor, props: Props) => Promise<ReactNode>,
) {
  return async function MemberPage(props: Props) {
    const { network } = await props.params;
    const actor = await inTime(currentActor(network));
    return actor ? inTime(render(actor, props)) : <OpenNetwork network={network} />;
  };
}

type InNetwork = { params: Promise<{ network: string }> };
