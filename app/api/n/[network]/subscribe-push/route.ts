import { subscribePushAction } from "@/features/notices/actions";

export const POST = subscribePushAction;
