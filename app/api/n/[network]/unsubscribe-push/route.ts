import { unsubscribePushAction } from "@/features/notices/actions";

export const POST = unsubscribePushAction;
