import { endHush, hush } from "@/features/access/hush";
import { memberAction } from "@/features/access/member-action";
import { coordinatorQuery, largeAction } from "@/features/duty/coordinator-action";
import { askRemoval } from "./ask-removal";
import { beginEpoch } from "./begin-epoch";
import { mostOfNetwork } from "./columns";
import { endDevices } from "./end-devices";
import { listSealedItems } from "./list-sealed-items";
import { askRemovalInput, beginEpochInput, endDevicesInput } from "./schema";

export const askRemovalAction = memberAction(askRemovalInput, askRemoval);
export const endDevicesAction = memberAction(endDevicesInput, endDevices);

export const beginEpochAction = largeAction(
  beginEpochInput,
  async (coordinator, input) => {
    const begun = await beginEpoch(coordinator, input);
    if (begun.ok) endHush(coordinator);
    return begun;
  },
  mostOfNetwork,
);

/** With `?alone` all others wait for a moment with what they write: they were quicker too often. */
export const sealedItemsQuery = coordinatorQuery(async (coordinator, request) => {
  if (new URL(request.url).searchParams.has("alone")) hush(coordinator);
  return listSealedItems(coordinator);
});
