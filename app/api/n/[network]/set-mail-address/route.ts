import { setMailAddressAction } from "@/features/notices/actions";

export const POST = setMailAddressAction;
