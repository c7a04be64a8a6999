import { tryNoticeAction } from "@/features/notices/actions";

export const POST = tryNoticeAction;
