import type { ReactNode } from "react";
import { Messages } from "@/components/messages";
import { memberPage } from "@/features/access/member-page";
import { asCoordinator, type Coordinator } from "@/features/duty/coordinator";
import { OffDuty } from "./off-duty";
import { listCoordinators } from "./queries";

/** A page for coordinators; a member without the duty is told what it is and who holds it. */
export function coordinatorPage(render: (coordinator: Coordinator) => Promise<ReactNode>) {
  return memberPage(async (actor) => {
    const coordinator = asCoordinator(actor);
    if (!coordinator) return <OffDuty network={actor.network} coordinators={await listCoordinators(actor)} />;
    return <Messages of={["coordinate"]}>{await render(coordinator)}</Messages>;
  });
}
