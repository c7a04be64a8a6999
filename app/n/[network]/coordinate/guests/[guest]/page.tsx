import { notFound } from "next/navigation";
import { Messages } from "@/components/messages";
import { KeepFresh } from "@/features/board/keep-fresh";
import { coordinatorPage } from "@/features/coordination/coordinator-page";
import { GuestPage } from "@/features/coordination/guest-page";
import { findActing } from "@/features/guests/find-acting";
import { listMine } from "@/features/matches/queries";

type Props = { params: Promise<{ network: string; guest: string }> };

export default coordinatorPage<Props>(async (coordinator, duty, { params }) => {
  const acting = await findActing(coordinator, (await params).guest);
  if (!acting?.guest) notFound();
  return (
    <Messages of={["categories", "guests", "matches", "mine", "names", "weekly"]}>
      <KeepFresh network={coordinator.network} version={coordinator.version} />
      <GuestPage guest={acting.guest} mine={await listMine(acting.actor)} duty={duty} />
    </Messages>
  );
});
