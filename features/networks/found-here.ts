import { type Answer, askServer } from "@/features/access/ask-server";
import { enterNetwork } from "@/features/access/enter-network";
import {
  findNewMember,
  keepNewMember,
  makeNewMember,
  type NewMember,
  sealAsNewMember,
  sealOwnName,
} from "@/features/keyring/new-member";
import { writeProfile } from "@/features/keyring/profile";
import { selfAdmit } from "@/seal/admission";
import { makeEpochKey } from "@/seal/network-seal";

/** What a founder types. */
export type Founding = {
  readonly name: string;
  readonly network: string;
  readonly zone: string;
  readonly places: readonly { readonly id: string; readonly label: string }[];
};

/**
 * Makes the founder's keys in this browser, founds the network and signs in. Every try sends the same ids and keys until
 * one arrives. Rejects when the browser cannot keep keys.
 */
export async function foundHere(founding: Founding): Promise<Answer<{ network: string }>> {
  const founder = (await findNewMember(occasion)) ?? (await makeFounder());
  const answer = await askServer("/api/found-network", await sealFounding(founder, founding));
  return answer.ok ? enterNetwork(occasion, founder, founding.network) : answer;
}

const occasion = "founding";
const firstEpoch = 1;

async function makeFounder(): Promise<NewMember> {
  const network = crypto.randomUUID();
  const founder = await makeNewMember({
    network,
    epoch: firstEpoch,
    epochKey: makeEpochKey(),
    voucher: null,
    admit: (keys, member) => selfAdmit(keys, { network, member, epoch: firstEpoch }),
  });
  await keepNewMember(occasion, founder);
  return founder;
}

async function sealFounding(founder: NewMember, { name, network, zone, places }: Founding) {
  const id = founder.keycard.network;
  const { member, envelope, device } = founder.sent;
  const sealPlace = async (place: { id: string; label: string }) => {
    const at = { table: "places", row: place.id, field: "label" };
    return { id: place.id, label: await sealAsNewMember(founder, place.label, at) };
  };
  const at = { table: "networks", row: id, field: "profile" };
  return {
    network: id,
    zone,
    profile: await sealAsNewMember(founder, writeProfile({ name: network }), at),
    member: { ...member, profile: await sealOwnName(founder, name) },
    envelope,
    device,
    places: await Promise.all(places.map(sealPlace)),
  };
}
