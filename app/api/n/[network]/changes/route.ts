import { sendChanges } from "@/features/board/send-changes";

export const GET = sendChanges;
