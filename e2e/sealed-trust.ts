import { randomBytes, randomUUID } from "node:crypto";
import type postgres from "postgres";
import { type Admission, admit, certify, introduce } from "@/seal/admission";
import { type Bytes, fromBase64url, sha256, toBase64url } from "@/seal/bytes";
import { makeDeviceKey } from "@/seal/device-login";
import { sealHello } from "@/seal/hello";
import { type InvitePacket, makeInvite, makeOneTimeKeys, sealPacket } from "@/seal/invite";
import { type HeldKeys, makeMemberKeys } from "@/seal/member-keys";
import { importEpochKey, makeEpochKey } from "@/seal/network-seal";
import { askRemoval } from "@/seal/removal";
import { sealRoster } from "@/seal/roster-seal";
import { sealForSelf } from "@/seal/self-seal";
import { signRoster } from "@/seal/succession";
import { ask } from "../test/ask";
import { type Canary, keyCanary } from "./canaries";
import { done, makeLogLine, type Person, seal, send } from "./sealed-people";
import type { Texts } from "./sealed-texts";

/** What people write where they trust each other, or cease to. */
type TrustTexts = Pick<Texts, "network" | "device" | "log line" | "reason" | "newcomer">;

/**
 * Fills what a network keeps about trust: the founder writes a line of the log, the driver names a device, asks for
 * the removal of the rider and shows a code for another device, a newcomer by message waits, and the onlooker, who has
 * lost every key, waits to come back. Gives the keys and signatures that nobody else may find.
 */
export async function sealTrust(
  owner: postgres.Sql,
  people: Record<"founder" | "driver" | "rider" | "onlooker", Person>,
  texts: TrustTexts,
): Promise<Canary[]> {
  const { founder, driver, rider, onlooker } = people;
  await writeLog(founder, texts);
  await nameDevice(driver, texts.device);
  return [
    ...(await askForRemoval(driver, rider, texts.reason)),
    ...(await showDeviceCode(driver)),
    ...(await waitByMessage(founder, texts.newcomer)),
    ...(await waitToReturn(founder, onlooker)),
    ...(await signNextRoster(owner, founder, [driver, rider])),
  ];
}

/** About somebody who has left: then the name in it is shown. */
async function writeLog(founder: Person, texts: TrustTexts): Promise<void> {
  const log = await makeLogLine(founder, { about: randomUUID(), name: texts["log line"] });
  const name = JSON.stringify({ name: texts.network });
  const profile = await seal(founder, name, "networks", founder.network, "profile");
  await done(send(founder, "edit-network", { zone: "America/Chicago", profile, epoch: 1, log }));
}

async function nameDevice(person: Person, name: string): Promise<void> {
  const { network, device, held } = person;
  const place = { network, table: "devices", row: device.id, field: "label", epoch: 0 };
  const label = toBase64url(await sealForSelf(held.selfSeal, name, place));
  await done(send(person, "name-device", { device: device.id, label }));
}

async function askForRemoval(asker: Person, removed: Person, reason: string): Promise<Canary[]> {
  const { network } = asker;
  const statement = await askRemoval(asker.keys.signing, { network, epoch: 1, member: removed.id });
  const request = randomUUID();
  const sealed = await seal(asker, JSON.stringify({ statement, reason }), "requests", request, "statement");
  await done(send(asker, "ask-removal", { request, member: removed.id, statement: sealed, epoch: 1 }));
  return [keyCanary("signature of a removal", fromBase64url(statement.signature))];
}

async function showDeviceCode(person: Person): Promise<Canary[]> {
  const { network, id: member, held, name } = person;
  const names = { networkName: name, memberName: name };
  const packet = { kind: "device", network, member, epoch: 1, ...names } as const;
  const { secret } = await openLink(person, { ...packet, bundle: toBase64url(held.bundle) });
  return [keyCanary("secret of a code for another device", secret)];
}

async function waitByMessage(inviter: Person, name: string): Promise<Canary[]> {
  const { network } = inviter;
  const packet = { kind: "by-message", network, networkName: name, inviterName: inviter.name } as const;
  const link = await openLink(inviter, packet);
  const newcomer = await makeNewcomer(inviter.founder);
  const introduction = await introduce(newcomer.held.keys, { network, member: newcomer.member.id });
  const hello = toBase64url(await sealHello(link.helloKey, { name, introduction }, link.id));
  await arrive(link, network, newcomer, { hello });
  return [
    keyCanary("secret of a link by message", link.secret),
    keyCanary("proof in a hello", fromBase64url(introduction.proof)),
    ...keysOfNewcomer(newcomer),
  ];
}

async function waitToReturn(voucher: Person, lost: Person): Promise<Canary[]> {
  const { network, founder: root, name } = voucher;
  const oneTime = await makeOneTimeKeys();
  const grant = { network, role: "member", epoch: 1, root, expires: Date.now() + 600_000 } as const;
  const certificate = await certify(voucher.keys.signing, oneTime.publicKey, { ...grant, member: lost.id });
  const epochKey = toBase64url(voucher.epochKey);
  const names = { networkName: name, inviterName: name };
  const keys = { epochKey, oneTimePrivate: toBase64url(oneTime.privateKey) };
  const link = await openLink(voucher, { kind: "return", epoch: 1, certificate, ...keys, ...names }, lost.id);
  const newcomer = await makeNewcomer(root, lost.id);
  const introduction = await introduce(newcomer.held.keys, { network, member: lost.id });
  const admission: Admission = await admit(voucher.keys.signing, introduction, grant);
  const sealed = await seal(voucher, JSON.stringify(admission), "members", lost.id, "admission");
  await arrive(link, network, newcomer, { admission: sealed, epoch: 1 });
  return [
    keyCanary("secret of a return", link.secret),
    keyCanary("one-time key of a return", oneTime.privateKey),
    keyCanary("signature of who vouched", fromBase64url(admission.signature)),
    ...keysOfNewcomer(newcomer),
  ];
}

async function signNextRoster(
  owner: postgres.Sql,
  maker: Person,
  others: readonly Person[],
): Promise<Canary[]> {
  const { network } = maker;
  const members = [maker, ...others].map(({ id, keys }) => ({
    member: id,
    signing: toBase64url(keys.signing.publicKey),
    sealing: toBase64url(keys.sealing.publicKey),
    vouchedBy: id === maker.id ? null : maker.id,
  }));
  const stated = { network, epoch: 2, members, removals: [], paths: [] };
  const roster = await signRoster(maker.keys.signing, stated);
  const epochKey = makeEpochKey();
  const sealed = await sealRoster(await importEpochKey(epochKey), roster);
  await owner`insert into rosters (network_id, epoch, roster) values (${network}, 2, ${Buffer.from(sealed)})`;
  return [
    keyCanary("signature of a roster", fromBase64url(roster.signature)),
    keyCanary("key of the next epoch", epochKey),
  ];
}

/** Leaves a packet for whoever holds the link, as a browser does. */
async function openLink(inviter: Person, packet: InvitePacket, member?: string) {
  const { id, secret, token, packetKey, helloKey } = await makeInvite();
  await done(
    send(inviter, "create-invite", {
      ...{ invite: id, kind: packet.kind, member, epoch: 1 },
      tokenHash: toBase64url(await sha256(token)),
      packet: toBase64url(await sealPacket(packetKey, packet, id)),
    }),
  );
  return { id, secret, token, helloKey };
}

type Newcomer = { held: HeldKeys; secret: Bytes; member: Record<string, string> & { id: string } };

async function makeNewcomer(anchor: string, id: string = randomUUID()): Promise<Newcomer> {
  const secret = new Uint8Array(randomBytes(16));
  const { enrolment, wrapped, ...held } = await makeMemberKeys(secret, anchor);
  const member = {
    id,
    sealingKey: toBase64url(held.keys.sealing.publicKey),
    signingKey: toBase64url(held.keys.signing.publicKey),
    enrolmentKey: toBase64url(enrolment.publicKey),
    wrappedKeys: toBase64url(wrapped),
  };
  return { held, secret, member };
}

async function arrive(
  { id, token }: { id: string; token: Uint8Array },
  network: string,
  { member }: Newcomer,
  brought: object,
): Promise<void> {
  const device = { id: randomUUID(), loginKey: toBase64url((await makeDeviceKey()).publicKey) };
  const body = { invite: id, token: toBase64url(token), network, member, device, ...brought };
  await done(ask("/api/arrive", { method: "POST", json: body }));
}

function keysOfNewcomer({ held, secret }: Newcomer): Canary[] {
  return [keyCanary("secret of a newcomer", secret), ...keysOf("a newcomer", held)];
}

/** The private keys among what a member holds: to be sealed to, to sign, to seal for themselves. */
export function keysOf(name: string, { bundle }: HeldKeys): Canary[] {
  return [
    keyCanary(`sealing key of ${name}`, bundle.subarray(0, 32)),
    keyCanary(`signing key of ${name}`, bundle.subarray(32, 64)),
    keyCanary(`own seal of ${name}`, bundle.subarray(80)),
  ];
}
