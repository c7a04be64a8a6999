import { publicAction } from "@/features/access/public-action";
import { foundNetwork } from "./found-network";
import { foundNetworkInput } from "./schema";

export const foundNetworkAction = publicAction(foundNetworkInput, foundNetwork);
