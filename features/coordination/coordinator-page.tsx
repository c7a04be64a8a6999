import type { ReactNode } from "react";
import { Messages } from "@/components/messages";
import { memberPage } from "@/features/access/member-page";
import { asCoordinator, type Coordinator } from "@/features/duty/coordinator";
import { type DutyState, findDuty } from "@/features/duty/queries";
import { OffDuty } from "./off-duty";

/** A page for coordinators; a member without the duty is told what it is and who holds it. */
export function coordinatorPage<Props extends InNetwork>(
  render: (coordinator: Coordinator, duty: DutyState, props: Props) => Promise<ReactNode>,
) {
  return memberPage<Props>(async (actor, props) => {
    const coordinator = asCoordinator(actor);
    const duty = await findDuty(actor);
    return (
      <Messages of={["coordinate", "duty", "plan"]}>
        {coordinator ? (
          await render(coordinator, duty, props)
        ) : (
          <OffDuty network={actor.network} duty={duty} />
        )}
      </Messages>
    );
  });
}

type InNetwork = { params: Promise<{ network: string }> };
