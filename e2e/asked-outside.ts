import { readFile } from "node:fs/promises";

/** Where specs have browsers take their messages: nothing is ever sent there, but the worker tries. */
export const pushService = "fcm.googleapis.com:443";

/** What programs of this run have wanted of other machines: hosts with their ports, and names alone. */
export async function askedOutside(): Promise<string[]> {
  return (await readFile(process.env.ASKED_OUTSIDE ?? "", "utf8")).split("\n").filter(Boolean);
}

/** What of that no spec accounts for. */
export async function unaccountedFor(): Promise<string[]> {
  return (await askedOutside()).filter((each) => each !== pushService && !tried.test(each));
}

/** Names and addresses for examples (RFC 2606, RFC 5737), which the spec of it asks for. */
const tried = /stay-inside\.example(:\d+)?$|^192\.0\.2\.7:465$/;
