import { issueNonceAction } from "@/features/access/actions";

export const POST = issueNonceAction;
