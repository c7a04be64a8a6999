import { withdrawProposalAction } from "@/features/coordination/actions";

export const POST = withdrawProposalAction;
