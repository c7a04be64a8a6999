import type { Keyring } from "@/features/keyring/keyring";
import type { FoundKeyring } from "@/features/keyring/use-keyring-soon";
import { type Answer, refuseHere } from "./ask-server";
import { send } from "./send";

/** Seals and gives the body of a write; asked again with newer keys when the network has changed them meanwhile. */
export type Build = (keyring: Keyring) => Promise<object>;

/** Whether a body still has to be sealed. */
export function isBuild(body: object | Build): body is Build {
  return typeof body === "function";
}

/** As `sendSealed`, with what a component has of a keyring; refused while there is none of this network. */
export async function sendWith<Value = null>(
  network: string,
  keyring: FoundKeyring,
  verb: string,
  build: Build,
): Promise<Answer<Value>> {
  if (typeof keyring === "object" && keyring.network === network) return sendSealed(keyring, verb, build);
  return refuseHere("no-keys");
}

/**
 * A member's write that carries text sealed for the network. `build` seals it with the keyring it is given and returns
 * the body; when the network has changed its keys meanwhile it is asked once more, with the newer ones. Give the same
 * ids both times: what was refused was not stored. Nothing is sent while the keys are in trouble. Never throws but for
 * a bug in `build`.
 */
export async function sendSealed<Value = null>(
  keyring: Keyring,
  verb: string,
  build: Build,
): Promise<Answer<Value>> {
  if (keyring.trouble) return refuseHere(keyring.trouble);
  const write = async (keyring: Keyring) =>
    send<Value>(keyring.network, verb, { ...(await build(keyring)), ...keyring.acting });
  const answer = await write(keyring);
  if (answer.ok || answer.reason !== "stale-epoch") return answer;
  const renewed = await keyring.renew();
  if (renewed.trouble) return refuseHere(renewed.trouble);
  return renewed.epoch > keyring.epoch ? write(renewed) : answer;
}
