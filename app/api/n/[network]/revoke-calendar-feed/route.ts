import { revokeCalendarFeedAction } from "@/features/notices/actions";

export const POST = revokeCalendarFeedAction;
