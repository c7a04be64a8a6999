import { type Answer, askServer } from "./ask-server";
import { signInSilently } from "./sign-in";

/**
 * A member's write. Signs in again by itself when the session has run out, and sends once more. Waits as `askServer`
 * does. Never throws.
 */
export async function send<Value = null>(
  network: string,
  verb: string,
  body: object,
  patience?: number,
): Promise<Answer<Value>> {
  return signedIn(network, () => askServer<Value>(`/api/n/${network}/${verb}`, body, patience));
}

/** A member's read; as `send`. */
export async function load<Value>(network: string, what: string, patience?: number): Promise<Answer<Value>> {
  return signedIn(network, () => askServer<Value>(`/api/n/${network}/${what}`, undefined, patience));
}

async function signedIn<Value>(network: string, ask: () => Promise<Answer<Value>>): Promise<Answer<Value>> {
  const answer = await ask();
  if (answer.ok || answer.reason !== "signed-out") return answer;
  return (await signInSilently(network)).ok ? ask() : answer;
}
