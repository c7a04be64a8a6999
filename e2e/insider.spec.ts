import { randomUUID } from "node:crypto";
import { toBase64url } from "@/seal/bytes";
import { makeDeviceKey, signEnrolment } from "@/seal/device-login";
import { deriveEnrolment } from "@/seal/member-keys";
import { importEpochKey } from "@/seal/network-seal";
import { ask } from "../test/ask";
import { signIn } from "../test/signed-in";
import { expect, test } from "./fixtures";
import { type FullNetwork, foundFull } from "./full-network";
import { inTurns } from "./in-turns";
import { fill, listPages, listRoutes } from "./list-routes";
import { listSealed, nameSealedColumns, type SealedValue } from "./sealed-columns";
import { found, type Person } from "./sealed-people";
import { type Keys, listOpened, nameOf } from "./try-to-open";
import { baseUrl } from "./two-networks";

test("the keys of a member, of somebody on duty and of a stranger open what is theirs, and nothing else in the dump", async ({
  owner,
}) => {
  const full = await foundFull(owner);
  const { id, people } = full;
  const stranger = await found({
    person: "Ada",
    network: "Shed",
    place: { id: randomUUID(), label: "Barn" },
  });
  const dump = await listSealed(owner, id);
  const columns = new Set(dump.map(({ table, column }) => `${table}.${column}`));
  expect([...columns].sort()).toEqual(nameSealedColumns());
  for (const person of Object.values(people)) {
    const theirs = dump.filter((value) => isFor(person, value));
    expect(await listOpened(await keysOf(person), dump), person.name).toEqual(theirs.map(nameOf).sort());
  }
  expect(await listOpened(await keysOf(stranger), dump)).toEqual([]);

  // The guest's keys open what was handed to the guest, and nothing else.
  const guests = dump.filter((value) => isForGuest(full, value));
  expect(guests).toHaveLength(2);
  const ofGuest = { aes: [], sealing: [full.guest.keys.sealing] };
  expect(await listOpened(ofGuest, dump)).toEqual(guests.map(nameOf).sort());
});

test("no page and no route hands a member, or somebody on duty, what is another's alone", async ({
  owner,
}) => {
  const full = await foundFull(owner);
  const { founder, driver, onlooker } = full.people;
  const dump = await listSealed(owner, full.id);
  const look = async (person: Person, isAlsoTheirs = (_: SealedValue) => false) => {
    const isTheirs = (value: SealedValue) =>
      isFor(person, value) || isHandedTo(person, value) || isAlsoTheirs(value);
    const others = dump.filter((value) => !isTheirs(value)).map(nameOf);
    expect(others.length).toBeGreaterThan(12);
    const served = await whatIsServed(full, person, dump);
    expect(
      served.filter((name) => others.includes(name)),
      person.name,
    ).toEqual([]);
    return served;
  };
  const namesOf = (isTheirs: (value: SealedValue) => boolean) => dump.filter(isTheirs).map(nameOf);

  await look(onlooker);
  // Who is on duty may be given what the guest would be: without the guest's keys it stays shut.
  const ofGuest = (value: SealedValue) => isForGuest(full, value);
  expect(await look(founder, ofGuest)).toEqual(expect.arrayContaining(namesOf(ofGuest)));
  const ofDriver = namesOf((value) => value.dataClass === "pair-sealed" && isFor(driver, value));
  expect(await look(driver, ofGuest)).toEqual(expect.arrayContaining(ofDriver));
  // And so may who comes on duty later.
  await owner`update members set duty_until = today_in(network_id) + 7 where id = ${onlooker.id}`;
  expect(await look(onlooker, ofGuest)).toEqual(expect.arrayContaining(namesOf(ofGuest)));
});

test("nobody signs in, or brings a device in, as somebody else with keys of their own", async ({ owner }) => {
  const { id, people } = await foundFull(owner);
  for (const attacker of [people.onlooker, people.founder]) {
    const posing = {
      name: attacker.name,
      device: { id: people.driver.device.id, keys: attacker.device.keys },
    };
    await expect(signIn(baseUrl(), { id }, posing)).rejects.toThrow("could not sign in");
    const { enrolment } = await deriveEnrolment(attacker.secret);
    const victim = (await deriveEnrolment(people.driver.secret)).enrolment;
    const device = { id: randomUUID(), keys: await makeDeviceKey() };
    const issued = await ask("/api/issue-nonce", { method: "POST", json: {} });
    const { nonce, origin } = JSON.parse(issued.text).value;
    const deviceKey = device.keys.publicKey;
    const posed = { publicKey: victim.publicKey, privateKey: enrolment.privateKey };
    const signature = toBase64url(await signEnrolment(posed, { nonce, origin, deviceKey }));
    const login = { id: device.id, loginKey: toBase64url(deviceKey) };
    const body = { enrolmentKey: toBase64url(victim.publicKey), nonce, signature, device: login };
    expect((await ask("/api/enrol-device", { method: "POST", json: body })).status).toBe(404);
  }
});

/** What a member may open: what all may, and of the rest what was sealed for them. Nobody here holds a link any more. */
function isFor(person: Person, value: SealedValue): boolean {
  const { table, dataClass, row } = value;
  if (dataClass === "network-sealed") return row.network_id === person.network && table !== "rosters";
  if (dataClass === "pair-sealed") return isOfPair(person.id, value);
  if (table === "epoch_keys" || table === "guest_keys") return row.member_id === person.id;
  if (table === "members") return row.id === person.id;
  return table === "devices" && row.member_id === person.id;
}

function isForGuest({ guest }: FullNetwork, value: SealedValue): boolean {
  return value.dataClass === "pair-sealed" && isOfPair(guest.id, value);
}

/** A contact is for the other person of the match, the copy for whoever gave it. */
function isOfPair(person: string, { column, row }: SealedValue): boolean {
  return person === (column === "contact" ? row.for_id : row.from_id);
}

/** What the server gives a member without their being able to open it here: it is for them, under a link of theirs. */
function isHandedTo(person: Person, { table, column, row }: SealedValue): boolean {
  return table === "rosters" || (table === "arrivals" && column === "hello" && row.inviter_id === person.id);
}

async function keysOf({ held, secret, epochKey }: Person): Promise<Keys> {
  const { wrapping } = await deriveEnrolment(secret);
  return { aes: [await importEpochKey(epochKey), held.selfSeal, wrapping], sealing: [held.keys.sealing] };
}

/** Which of these values some answer carries to this person, asked for in every way there is, also for the guest. */
async function whatIsServed(
  { id: network, ids }: FullNetwork,
  { cookie }: Person,
  values: readonly SealedValue[],
) {
  const served = new Set<string>();
  const asData = { cookie, headers: { rsc: "1" } };
  const address = { network, id: randomUUID(), ...ids, match: ids.guestMatch };
  await inTurns(readable, async (path) => {
    const at = `${fill(path, address)}?_rsc`;
    const answers = [await ask(at, { cookie }), await ask(at, asData)];
    if (isAlsoForGuests.test(path)) answers.push(await ask(`${at}&for=${ids.guest}`, asData));
    for (const value of values) {
      const sealed = value.bytes.toString("base64url");
      if (answers.some(({ text }) => text.includes(sealed))) served.add(nameOf(value));
    }
  });
  return [...served].sort();
}

/** Pages on which somebody on duty can act for a guest. */
const isAlsoForGuests = /\/(new|edit)$/;

const readable = [
  ...listPages(),
  ...listRoutes().flatMap(({ path, methods }) =>
    methods.includes("GET") && !path.includes("...") ? [path] : [],
  ),
];
