import { editNetworkAction } from "@/features/networks/actions";

export const POST = editNetworkAction;
