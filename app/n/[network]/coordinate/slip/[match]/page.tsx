import { notFound } from "next/navigation";
import { Messages } from "@/components/messages";
import { coordinatorPage } from "@/features/coordination/coordinator-page";
import { findSlip } from "@/features/coordination/find-slip";
import { Slip } from "@/features/coordination/slip";

type Props = { params: Promise<{ network: string; match: string }> };

export default coordinatorPage<Props>(async (coordinator, _, { params }) => {
  const slip = await findSlip(coordinator, (await params).match);
  if (!slip) notFound();
  return (
    <Messages of={["categories", "guests", "mine"]}>
      <Slip {...slip} />
    </Messages>
  );
});
