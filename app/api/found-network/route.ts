import { foundNetworkAction } from "@/features/networks/actions";

export const POST = foundNetworkAction;
