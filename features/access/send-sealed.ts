import type { Keyring } from "@/features/keyring/keyring";
import { type Answer, refuseHere } from "./ask-server";
import { send } from "./send";

/**
 * A member's write that carries text sealed for the network. `build` seals it with the keyring it is given and returns
 * the body; when the network has changed its keys meanwhile it is asked once more, with the newer ones. Give the same
 * ids both times: what was refused was not stored. Nothing is sent while the keys are in trouble. Never throws but for
 * a bug in `build`.
 */
export async function sendSealed<Value = null>(
  keyring: Keyring,
  verb: string,
  build: (keyring: Keyring) => Promise<object>,
): Promise<Answer<Value>> {
  if (keyring.trouble) return refuseHere(keyring.trouble);
  const answer = await send<Value>(keyring.network, verb, await build(keyring));
  if (answer.ok || answer.reason !== "stale-epoch") return answer;
  const renewed = await keyring.renew();
  if (renewed.trouble) return refuseHere(renewed.trouble);
  return renewed.epoch > keyring.epoch ? send(keyring.network, verb, await build(renewed)) : answer;
}
