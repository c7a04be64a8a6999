/** A part of the page that says what nothing here protects from: `of` and each of `says` are keys of its words. */
type LimitsPart = { readonly of: string; readonly says: readonly string[] };

/** Everything the page says, part by part. SECURITY.md names each of these sentences beside the limit that it is about. */
export const limitsParts = [
  { of: "who", says: ["text", "contact", "names", "guests", "twice", "conspire", "key", "log"] },
  {
    of: "server",
    says: ["live", "pattern", "areas", "hide", "unsigned", "duty", "memory", "copies"],
  },
  { of: "line", says: ["text"] },
  { of: "told", says: ["text", "push", "mail", "calendar", "together"] },
  { of: "phone", says: ["open", "lost", "words", "burned", "exit", "browser", "storage"] },
  { of: "people", says: ["text"] },
  { of: "demo", says: ["text"] },
] as const satisfies readonly LimitsPart[];
