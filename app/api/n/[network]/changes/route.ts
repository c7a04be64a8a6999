import { refuseChanges } from "@/features/board/refuse-changes";

export const GET = refuseChanges;
