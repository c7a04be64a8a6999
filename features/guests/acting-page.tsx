import { notFound } from "next/navigation";
import type { ReactNode } from "react";
import { Messages } from "@/components/messages";
import type { Actor } from "@/db/actor";
import { memberPage } from "@/features/access/member-page";
import { ActingFor } from "./acting-for";
import { findActing } from "./find-acting";

/** A page for oneself, or for the guest whom the `for` of its address names. */
export function actingPage<Props extends ActingProps>(
  render: (actor: Actor, props: Props) => Promise<ReactNode>,
) {
  return memberPage<Props>(async (member, props) => {
    const acting = await findActing(member, (await props.searchParams).for);
    if (!acting) notFound();
    return (
      <Messages of={["guests"]}>
        <ActingFor guest={acting.guest}>{await render(acting.actor, props)}</ActingFor>
      </Messages>
    );
  });
}

type ActingProps = {
  params: Promise<{ network: string }>;
  searchParams: Promise<{ for?: string | string[] }>;
};
