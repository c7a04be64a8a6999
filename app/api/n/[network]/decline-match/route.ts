import { declineMatchAction } from "@/features/matches/actions";

export const POST = declineMatchAction;
