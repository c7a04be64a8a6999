import type { Keycard } from "@/features/keyring/keycard";

/** What a device goes by when it checks what the server says about a network: a keycard, or one in the making. */
export type Reader = Pick<Keycard, "network" | "member" | "memberKeys" | "anchor" | "epochKeys" | "pinned">;
