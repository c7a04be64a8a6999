import { memberAction } from "@/features/access/member-action";
import { publicAction } from "@/features/access/public-action";
import { editNetwork } from "./edit-network";
import { foundNetwork } from "./found-network";
import { editNetworkInput, foundNetworkInput } from "./schema";

export const foundNetworkAction = publicAction(foundNetworkInput, foundNetwork);
export const editNetworkAction = memberAction(editNetworkInput, editNetwork);
