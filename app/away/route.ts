import { sendAway } from "@/features/quiet/send-away";

export const GET = sendAway;
