/**
 * The mailbox that an address leads to, as far as it can be told by looking: upper and lower case, and what stands behind
 * a `+` (RFC 5233), lead to the same one, and with Google dots do, too. For counting alone; mail goes to the address.
 */
export function mailboxOf(address: string): string {
  const at = address.lastIndexOf("@");
  const [name = ""] = address.slice(0, at).toLowerCase().split("+");
  const host = address.slice(at + 1).toLowerCase();
  return google.has(host) ? `${name.replaceAll(".", "")}@gmail.com` : `${name}@${host}`;
}

/** Two names of the same. */
const google = new Set(["gmail.com", "googlemail.com"]);
