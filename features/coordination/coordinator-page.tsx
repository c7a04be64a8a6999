import type { ReactNode } from "react";
import { Messages } from "@/components/messages";
import { memberPage } from "@/features/access/member-page";
import { asCoordinator, type Coordinator } from "@/features/duty/coordinator";
import { type DutyState, findDuty } from "@/features/duty/queries";
import { OffDuty } from "./off-duty";

/** A page for coordinators; a member without the duty is told what it is and who holds it. */
export function coordinatorPage(render: (coordinator: Coordinator, duty: DutyState) => Promise<ReactNode>) {
  return memberPage(async (actor) => {
    const coordinator = asCoordinator(actor);
    const duty = await findDuty(actor);
    return (
      <Messages of={["coordinate", "duty"]}>
        {coordinator ? await render(coordinator, duty) : <OffDuty network={actor.network} duty={duty} />}
      </Messages>
    );
  });
}
