import { removeMailAddressAction } from "@/features/notices/actions";

export const POST = removeMailAddressAction;
