import { makeCalendarFeedAction } from "@/features/notices/actions";

export const POST = makeCalendarFeedAction;
