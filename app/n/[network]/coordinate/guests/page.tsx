import { Messages } from "@/components/messages";
import { coordinatorPage } from "@/features/coordination/coordinator-page";
import { GuestsView } from "@/features/guests/guests-view";
import { listGuests, listKeysToGive } from "@/features/guests/queries";

export default coordinatorPage(async (coordinator, duty) => (
  <Messages of={["guests", "names"]}>
    <GuestsView
      network={coordinator.network}
      list={await listGuests(coordinator)}
      keys={await listKeysToGive(coordinator)}
      duty={duty}
    />
  </Messages>
));
