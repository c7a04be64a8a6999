import { type Answer, refuseHere } from "@/features/access/ask-server";

/** `refreshKeys`, with its code fetched only when it is needed: a page that opens has enough to fetch. Never throws. */
export async function refreshLater(network: string): Promise<Answer<unknown>> {
  const code = await import("./refresh-keys").catch(() => null);
  return code ? code.refreshKeys(network) : refuseHere("offline");
}
