import { endRequestAction } from "@/features/duty/actions";

export const POST = endRequestAction;
