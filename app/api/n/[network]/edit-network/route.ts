import { editNetworkAction } from "@/features/coordination/actions";

export const POST = editNetworkAction;
