import { createHash, randomBytes, randomUUID } from "node:crypto";
import type postgres from "postgres";
import { type Actor, findActor } from "@/db/actor";
import type { Keycard } from "@/features/keyring/keycard";
import type { KeysTrouble } from "@/features/keyring/keys-trouble";
import { mergePins, noPins } from "@/features/keyring/pins";
import { listKeys } from "@/features/members/list-keys";
import { type OpenedKeys, openKeys } from "@/features/members/open-keys";
import { beginEpoch } from "@/features/rotation/begin-epoch";
import { listSealedItems } from "@/features/rotation/list-sealed-items";
import { planEpoch, type Wish } from "@/features/rotation/plan-epoch";
import { beginEpochInput } from "@/features/rotation/schema";
import { type Outcome, sealEpoch } from "@/features/rotation/seal-epoch";
import { makeDeviceSeal } from "@/seal/self-seal";
import { onDuty } from "./epoch-body";
import type { RealPerson } from "./real-epochs";

/** What a browser keeps of one member, and the actor its session makes. */
export type RealDevice = { keycard: Keycard; actor(): Promise<Actor> };

/** Somebody's browser, signed in, that has seen nothing of the network yet. */
export async function makeRealDevice(
  owner: postgres.Sql,
  network: string,
  { id, keys, anchor }: RealPerson,
): Promise<RealDevice> {
  const [device, token] = [randomUUID(), randomBytes(32)];
  const hash = createHash("sha256").update(token).digest();
  await owner`insert into devices ${owner({
    ...{ network_id: network, id: device, member_id: id, login_key: randomBytes(32) },
  })}`;
  await owner`insert into sessions (network_id, token_hash, device_id, expires_on)
    values (${network}, ${hash}, ${device}, current_date + 7)`;
  const seal = await makeDeviceSeal();
  return {
    keycard: {
      ...{ network, member: id, device, deviceKeys: keys.signing, memberKeys: keys, anchor },
      ...{ selfSeal: seal, deviceSeal: seal, bundle: new Uint8Array(), secret: null, posted: false },
      ...{ epochKeys: {}, pinned: noPins },
    },
    async actor() {
      const actor = await findActor(network, hash);
      if (!actor) throw new Error("Nobody is signed in.");
      return actor;
    },
  };
}

/** As `refreshKeys` does it in a browser. */
export async function refresh(device: RealDevice): Promise<OpenedKeys> {
  const keys = await tryRefresh(device);
  if (typeof keys === "string") throw new Error(keys);
  const { keycard } = device;
  device.keycard = {
    ...keycard,
    epochKeys: { ...keycard.epochKeys, ...Object.fromEntries(keys.seals) },
    pinned: mergePins(keycard.pinned, keys.pinned),
  };
  return keys;
}

/** The same, without taking anything over. */
export async function tryRefresh({ keycard, actor }: RealDevice): Promise<OpenedKeys | KeysTrouble> {
  return openKeys(await listKeys(await actor(), { since: keycard.pinned.epoch || 1 }), keycard);
}

/** What a change of the key would seal. */
export async function plan(device: RealDevice, wish: Wish) {
  const keys = await refresh(device);
  const items = await listSealedItems(onDuty(await device.actor()));
  return planEpoch(wish, { keycard: device.keycard, keys, items });
}

/** Changes the key as a browser does, and gives what there is to say of it. */
export async function rotate(device: RealDevice, wish: Partial<Wish> = {}): Promise<Outcome> {
  const planned = await plan(device, { request: null, without: [], ...wish });
  if (!planned.ok) throw new Error(planned.reason);
  const sealed = await sealEpoch(planned.value, async () => {});
  if (!sealed) throw new Error("Nobody would believe this roster.");
  const answer = await beginEpoch(onDuty(await device.actor()), beginEpochInput.parse(sealed.body));
  if (!answer.ok) throw new Error(answer.reason);
  return sealed.outcome;
}
