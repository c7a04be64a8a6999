import { sendBoard } from "@/features/board/send-board";

export const GET = sendBoard;
