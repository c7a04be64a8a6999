import { OpenError } from "./open-error";

/** What JSON says, of no known form yet; OpenError for text that is no JSON. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new OpenError("What was sealed is no JSON.", { cause });
  }
}
