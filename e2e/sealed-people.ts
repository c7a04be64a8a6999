import { randomBytes, randomUUID } from "node:crypto";
import { type Admission, admitByCertificate, certify, introduce, selfAdmit } from "@/seal/admission";
import { fromBase64url, sha256, toBase64url } from "@/seal/bytes";
import { sealContact } from "@/seal/contact";
import { makeDeviceKey } from "@/seal/device-login";
import { sealEpochKey } from "@/seal/epoch-envelope";
import { fingerprint } from "@/seal/fingerprint";
import {
  deriveInvite,
  makeInvite,
  makeOneTimeKeys,
  oneTimeKeysOf,
  openPacketOf,
  type PacketOf,
  sealPacket,
} from "@/seal/invite";
import { type HeldKeys, type MemberKeys, makeMemberKeys, type SigningKeys } from "@/seal/member-keys";
import { importEpochKey, makeEpochKey, sealForNetwork } from "@/seal/network-seal";
import { type Answer, ask } from "../test/ask";
import { signIn } from "../test/signed-in";
import { baseUrl } from "./two-networks";

/** Somebody who founds or joins a network over HTTP, with everything their browser would hold. */
export type Person = {
  id: string;
  name: string;
  network: string;
  epochKey: Uint8Array;
  founder: string;
  /** The sixteen bytes behind the twelve words. */
  secret: Uint8Array;
  keys: MemberKeys;
  /** What they take along from device to device, `keys` among it. */
  held: HeldKeys;
  device: { id: string; keys: SigningKeys };
  cookie: string;
};

export async function found(names: {
  person: string;
  network: string;
  place: { id: string; label: string };
}): Promise<Person> {
  const network = randomUUID();
  const epochKey = makeEpochKey();
  const { person, sent } = await makePerson(names.person, network, epochKey, null, (keys, member) =>
    selfAdmit(keys, { network, member, epoch: 1 }),
  );
  const { id, label } = names.place;
  const body = {
    network,
    zone: "America/Chicago",
    profile: await seal(person, JSON.stringify({ name: names.network }), "networks", network, "profile"),
    ...sent,
    places: [{ id, label: await seal(person, label, "places", id, "label") }],
  };
  await done(ask("/api/found-network", { method: "POST", json: body }));
  return enter(person);
}

export type Invitation = { id: string; secret: Uint8Array; packet: PacketOf<"in-person"> };

export async function invite(inviter: Person, networkName: string): Promise<Invitation> {
  const { id, secret, token, packetKey } = await makeInvite();
  const oneTime = await makeOneTimeKeys();
  const grant = {
    network: inviter.network,
    role: "member",
    epoch: 1,
    root: inviter.founder,
    expires: Date.now() + 600_000,
  } as const;
  const packet: PacketOf<"in-person"> = {
    kind: "in-person",
    epochKey: toBase64url(inviter.epochKey),
    epoch: 1,
    oneTimePrivate: toBase64url(oneTime.privateKey),
    certificate: await certify(inviter.keys.signing, oneTime.publicKey, grant),
    networkName,
    inviterName: inviter.name,
  };
  const tokenHash = toBase64url(await sha256(token));
  const sealed = toBase64url(await sealPacket(packetKey, packet, id));
  await done(send(inviter, "create-invite", { invite: id, tokenHash, packet: sealed, epoch: 1 }));
  return { id, secret, packet };
}

/** The newcomer has the link, so its secret and the fingerprint of the inviter, here the founder. */
export async function join(invitation: Invitation, founder: string, name: string): Promise<Person> {
  const { person, body } = await prepareToJoin(invitation, founder, name);
  await done(ask("/api/redeem-invite", { method: "POST", json: body }));
  return enter(person);
}

/** The newcomer as they would be, and what their browser sends for it once they press the button. */
export async function prepareToJoin({ id, secret }: Invitation, founder: string, name: string) {
  const { token, packetKey } = await deriveInvite(secret);
  const link = { invite: id, token: toBase64url(token) };
  const peeked = await done(ask("/api/peek-invite", { method: "POST", json: link }));
  const { network, packet: sealed } = JSON.parse(peeked.text).value;
  const packet = await openPacketOf("in-person", packetKey, fromBase64url(sealed), id);
  const oneTime = await oneTimeKeysOf(packet);
  const { person, sent } = await makePerson(
    name,
    network,
    fromBase64url(packet.epochKey),
    founder,
    async (keys, member) =>
      admitByCertificate(oneTime, packet.certificate, await introduce(keys, { network, member })),
  );
  return { person, body: { ...link, network, epoch: 1, ...sent } };
}

/** A member's write. */
export function send({ network, cookie }: Person, verb: string, json: unknown): Promise<Answer> {
  return ask(`/api/n/${network}/${verb}`, { method: "POST", cookie, json });
}

/** The answer, which has to be a good one. */
export async function done(answering: Promise<Answer>): Promise<Answer> {
  const answer = await answering;
  if (answer.status !== 200) throw new Error(`${answer.status} ${answer.text}`);
  return answer;
}

/** A text for the network, base64url. */
export async function seal(
  person: Person,
  text: string,
  table: string,
  row: string,
  field: string,
): Promise<string> {
  const context = { network: person.network, table, row, field, epoch: 1 };
  return toBase64url(await sealForNetwork(await importEpochKey(person.epochKey), text, context));
}

/** A line of the log to go along with an act, by somebody on duty. */
export async function makeLogLine(person: Person, about: object = {}) {
  const id = randomUUID();
  const note = JSON.stringify({ at: new Date().toISOString(), ...about });
  return { id, entry: await seal(person, note, "log_entries", id, "entry"), epoch: 1 };
}

/** One of the two people of a match, with an account or without. */
type Party = { id: string; network: string; keys: Pick<MemberKeys, "sealing"> };

/** How to reach somebody, for the other person of a match and in a copy for themselves; for a guest by another's word. */
export async function handContact(
  from: Person | { guest: Party; by: Person },
  to: Party,
  match: string,
  text: string,
) {
  const { guest: party, by } = "guest" in from ? from : { guest: from, by: from };
  const at = { network: to.network, match, from: party.id, for: to.id };
  const seal = async (reader: Party, field: "contact" | "own_copy") =>
    toBase64url(await sealContact(reader.keys.sealing.publicKey, by.keys.signing, text, { ...at, field }));
  return { contact: await seal(to, "contact"), ownCopy: await seal(party, "own_copy") };
}

type Unsigned = Omit<Person, "cookie">;

async function makePerson(
  name: string,
  network: string,
  epochKey: Uint8Array,
  founder: string | null,
  admit: (keys: MemberKeys, member: string) => Promise<Admission>,
) {
  const id = randomUUID();
  const secret = new Uint8Array(randomBytes(16));
  const { enrolment, wrapped, ...held } = await makeMemberKeys(secret, founder ?? undefined);
  const { keys } = held;
  const device = { id: randomUUID(), keys: await makeDeviceKey() };
  const root = founder ?? (await fingerprint(keys.signing.publicKey));
  const person = { id, name, network, epochKey, founder: root, secret, keys, held, device, cookie: "" };
  const admission = JSON.stringify(await admit(keys, id));
  const envelope = await sealEpochKey(
    keys.signing,
    keys.sealing.publicKey,
    { epochKey, root },
    {
      network,
      epoch: 1,
      member: id,
    },
  );
  const member = {
    id,
    sealingKey: toBase64url(keys.sealing.publicKey),
    signingKey: toBase64url(keys.signing.publicKey),
    enrolmentKey: toBase64url(enrolment.publicKey),
    wrappedKeys: toBase64url(wrapped),
    profile: await seal(person, JSON.stringify({ name }), "members", id, "profile"),
    admission: await seal(person, admission, "members", id, "admission"),
  };
  const login = { id: device.id, loginKey: toBase64url(device.keys.publicKey) };
  return { person, sent: { member, envelope: toBase64url(envelope), device: login } };
}

async function enter(person: Unsigned): Promise<Person> {
  return { ...person, cookie: await signIn(baseUrl(), { id: person.network }, person) };
}
