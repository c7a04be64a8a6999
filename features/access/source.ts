import { createHmac, randomBytes } from "node:crypto";
import { isIPv4, isIPv6 } from "node:net";
import { oncePerProcess } from "@/lib/once-per-process";
import { sessionDevice } from "./session-cookie";

/**
 * Whom to count a request for that nobody has signed. A browser that holds a session of ours, live or ended, counts
 * for its device, so that no neighbour behind the same address uses up its turns; everybody else counts for the address.
 * So does everybody at a door that makes devices: otherwise each new one would bring turns of its own. None of it is
 * kept: what comes back is a hash under a key that this process made and forgets with its end.
 */
export async function sourceOf(request: Request, makesDevices = false): Promise<string> {
  const device = makesDevices ? null : await sessionDevice();
  return hash(device ?? addressBlock(lastHop(request)));
}

/**
 * The address that the web server in front has seen; anything before it is what somebody else says. A server in front
 * that hands on what the client says, and adds nothing, lets the client choose.
 */
function lastHop({ headers }: Request): string {
  return headers.get("x-forwarded-for")?.split(",").at(-1)?.trim() ?? "";
}

/** An IPv4 address, or the 64 bits of an IPv6 address that one line has to itself. Empty for anything else. */
export function addressBlock(address: string): string {
  const mapped = address.replace(/^::ffff:(?=\d+\.)/i, "");
  if (isIPv4(mapped)) return mapped;
  if (!isIPv6(address)) return "";
  const [head = "", tail = ""] = address.toLowerCase().split("%", 1)[0]?.split("::") ?? [];
  const [before, after] = [head, tail].map((half) => half.split(":").filter(Boolean));
  const zeros = Array(8 - (before?.length ?? 0) - (after?.length ?? 0)).fill("0");
  const groups = address.includes("::") ? [...(before ?? []), ...zeros, ...(after ?? [])] : (before ?? []);
  return groups
    .slice(0, 4)
    .map((group) => group.replace(/^0+(?=.)/, ""))
    .join(":");
}

function hash(text: string): string {
  const key = oncePerProcess("source-key", () => randomBytes(32));
  return createHmac("sha256", key).update(text).digest("base64").slice(0, 22);
}
