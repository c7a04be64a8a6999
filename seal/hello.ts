import { verifyIntroduction } from "./admission";
import { type Introduction, isIntroduction } from "./admission-form";
import { openBytes, sealBytes } from "./aes-gcm";
import type { Bytes } from "./bytes";
import { canonical } from "./canonical";
import { isObject, isText } from "./form";
import { OpenError } from "./open-error";
import { pad, unpad } from "./padding";
import { parseJson } from "./parse-json";

/** What somebody who comes by a link leaves for the member who sent it: what to call them, and their keys. */
export type Hello = { name: string; introduction: Introduction };

/**
 * A hello under the `helloKey` that only the two ends of the link can derive (`deriveInvite`), bound to the invite.
 * Padded; TooLongError when name and keys exceed 16,382 bytes of JSON.
 */
export async function sealHello(helloKey: CryptoKey, hello: Hello, invite: string): Promise<Bytes> {
  const { name, introduction } = hello;
  return sealBytes(helloKey, pad(JSON.stringify({ name, introduction })), helloPlace(invite));
}

/**
 * The hello back, from somebody who holds the keys in it and made it for this network. Whether those are the keys of
 * the person one talks to, only the read-out words tell (`readOutWords`). Rejects with OpenError for another link or
 * invite, a changed byte, or keys whose holder did not sign.
 */
export async function openHello(
  helloKey: CryptoKey,
  sealed: Uint8Array,
  { invite, network }: { invite: string; network: string },
): Promise<Hello> {
  const hello = parseJson(unpad(await openBytes(helloKey, sealed, helloPlace(invite))));
  if (!isHello(hello) || !(await verifyIntroduction(hello.introduction, network))) {
    throw new OpenError("This is no hello.");
  }
  return hello;
}

function isHello(value: unknown): value is Hello {
  return isObject(value) && isText(value.name) && isIntroduction(value.introduction);
}

function helloPlace(invite: string): Bytes {
  return canonical("holdfast hello v1", [invite]);
}
