import { keepNetworkAction } from "@/features/forgetting/actions";

export const POST = keepNetworkAction;
