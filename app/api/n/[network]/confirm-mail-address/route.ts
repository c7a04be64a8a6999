import { confirmMailAddressAction } from "@/features/notices/actions";

export const POST = confirmMailAddressAction;
