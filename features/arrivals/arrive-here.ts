import type { ArrivalKind } from "@/domain/invite";
import { type Answer, askServer } from "@/features/access/ask-server";
import { makeNewcomer, makeNewMember, sealAsNewMember } from "@/features/keyring/new-member";
import { type Admission, admitByCertificate, introduce } from "@/seal/admission";
import { fromBase64url, toBase64url } from "@/seal/bytes";
import { sealHello } from "@/seal/hello";
import { oneTimeKeysOf } from "@/seal/invite";
import { writeComeback } from "./comeback";
import { isFinal } from "./is-final";
import { dropArrival, findKeptArrival, type KeptArrival, keepArrival } from "./kept-arrival";
import type { OpenedLink } from "./opened-link";

/**
 * Makes a newcomer's keys in this browser, and leaves them with a name for the one who sent the link; from then on they
 * wait. Every try sends the same keys until one arrives. Rejects when the browser cannot keep keys.
 */
export async function knock(invite: OpenedLink<"by-message">, name: string): Promise<Answer<KeptArrival>> {
  const arrival = (await findKeptArrival(invite.id)) ?? (await makeArrival(invite));
  const { network, member, memberKeys } = arrival.keycard;
  const introduction = await introduce(memberKeys, { network, member });
  const hello = await sealHello(invite.helloKey, { name, introduction }, invite.id);
  return arrive({ ...arrival, body: { ...arrival.body, hello: toBase64url(hello) } });
}

/**
 * Makes new keys for a member who lost all of theirs, by the word of whoever showed the code; from then on they wait
 * for a second member. Every try sends the same keys. Rejects when the browser cannot keep keys.
 */
export async function comeBack(invite: OpenedLink<"return">): Promise<Answer<KeptArrival>> {
  return arrive((await findKeptArrival(invite.id)) ?? (await makeReturn(invite)));
}

async function makeArrival(invite: OpenedLink<"by-message">): Promise<KeptArrival> {
  const { keycard, sent } = await makeNewcomer(invite.network, invite.anchor);
  return { kind: "by-message", keycard, body: { ...addressOf(invite), ...sent }, arrived: false };
}

async function makeReturn(invite: OpenedLink<"return">): Promise<KeptArrival> {
  const { id, network, anchor, packet } = invite;
  const { certificate, epoch } = packet;
  const oneTime = await oneTimeKeysOf(packet);
  let word: Admission | undefined;
  const made = await makeNewMember({
    ...{ network, epoch, voucher: { anchor, root: certificate.root }, member: certificate.member },
    epochKey: fromBase64url(packet.epochKey),
    admit: async (keys, member) => {
      word = await admitByCertificate(oneTime, certificate, await introduce(keys, { network, member }));
      return word;
    },
  });
  if (!word) throw new Error("Nobody comes back without an admission.");
  const text = writeComeback({ admission: word, envelope: made.sent.envelope });
  const admission = await sealAsNewMember(made, text, { table: "arrivals", row: id, field: "admission" });
  const { admission: _, ...member } = made.sent.member;
  const body = { ...addressOf(invite), member, device: made.sent.device, admission, epoch };
  // They have posted before, and their words went with the rest: it is time to ask them to save the new ones.
  const keycard = { ...made.keycard, posted: true };
  const { networkName, inviterName } = packet;
  return { kind: "return", keycard, body, networkName, inviterName, arrived: false };
}

function addressOf({ id, token, network }: Pick<OpenedLink<ArrivalKind>, "id" | "token" | "network">) {
  return { invite: id, token, network };
}

async function arrive(arrival: KeptArrival): Promise<Answer<KeptArrival>> {
  await keepArrival(arrival);
  const answer = await askServer<null>("/api/arrive", arrival.body);
  if (answer.ok) {
    const arrived = { ...arrival, arrived: true };
    await keepArrival(arrived);
    return { ok: true, value: arrived };
  }
  // Anything else may have got through all the same, or will: then the same is sent again.
  if (isFinal(answer.reason)) await dropArrival(arrival.body.invite);
  return answer;
}
