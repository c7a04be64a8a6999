import { randomUUID } from "node:crypto";
import { toBase64url } from "@/seal/bytes";
import { makeDeviceKey, signEnrolment } from "@/seal/device-login";
import { deriveEnrolment } from "@/seal/member-keys";
import { importEpochKey } from "@/seal/network-seal";
import { ask } from "../test/ask";
import { signIn } from "../test/signed-in";
import { expect, test } from "./fixtures";
import { type FullNetwork, foundFull } from "./full-network";
import { fill, listPages, listRoutes } from "./list-routes";
import { listSealed, type SealedValue } from "./sealed-columns";
import { found, type Person } from "./sealed-people";
import { type Keys, listOpened, nameOf } from "./try-to-open";
import { baseUrl } from "./two-networks";

test("the keys of a member, of somebody on duty and of a stranger open what is theirs, and nothing else in the dump", async ({
  owner,
}) => {
  const { id, people } = await foundFull(owner);
  const stranger = await found({
    person: "Ada",
    network: "Shed",
    place: { id: randomUUID(), label: "Barn" },
  });
  const dump = await listSealed(owner, id);
  expect(new Set(dump.map(({ table, column }) => `${table}.${column}`))).toEqual(
    new Set([
      ...["networks.profile", "members.wrapped_keys", "members.profile", "members.admission"],
      ...[
        "epoch_keys.envelope",
        "devices.label",
        "invites.packet",
        "arrivals.wrapped_keys",
        "arrivals.hello",
      ],
      ...["arrivals.admission", "requests.statement", "rosters.roster", "log_entries.entry", "places.label"],
      ...["needs.note", "offers.note", "contacts.contact", "contacts.own_copy"],
      ...["push_subscriptions.address", "mail_addresses.address"],
    ]),
  );
  for (const person of Object.values(people)) {
    const theirs = dump.filter((value) => isFor(person, value));
    expect(await listOpened(await keysOf(person), dump), person.name).toEqual(theirs.map(nameOf).sort());
  }
  expect(await listOpened(await keysOf(stranger), dump)).toEqual([]);
});

test("no page and no route hands a member, or somebody on duty, what is another's alone", async ({
  owner,
}) => {
  const full = await foundFull(owner);
  const { founder, driver, onlooker } = full.people;
  const dump = await listSealed(owner, full.id);
  for (const person of [onlooker, founder]) {
    const others = dump.filter((value) => !isFor(person, value) && !isHandedTo(person, value));
    expect(others.length).toBeGreaterThan(12);
    expect(await whatIsServed(full, person, others), person.name).toEqual([]);
  }
  const own = dump.filter((value) => value.dataClass === "pair-sealed" && isFor(driver, value));
  expect(await whatIsServed(full, driver, own)).toEqual(own.map(nameOf).sort());
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
function isFor(person: Person, { table, column, dataClass, row }: SealedValue): boolean {
  if (dataClass === "network-sealed") return row.network_id === person.network && table !== "rosters";
  if (dataClass === "pair-sealed") return person.id === (column === "contact" ? row.for_id : row.from_id);
  if (table === "epoch_keys") return row.member_id === person.id;
  if (table === "members") return row.id === person.id;
  return table === "devices" && row.member_id === person.id;
}

/** What the server gives a member without their being able to open it here: it is for them, under a link of theirs. */
function isHandedTo(person: Person, { table, column, row }: SealedValue): boolean {
  return table === "rosters" || (table === "arrivals" && column === "hello" && row.inviter_id === person.id);
}

async function keysOf({ held, secret, epochKey }: Person): Promise<Keys> {
  const { wrapping } = await deriveEnrolment(secret);
  return { aes: [await importEpochKey(epochKey), held.selfSeal, wrapping], sealing: [held.keys.sealing] };
}

/** Which of these values some answer carries to this person, asked for in every way there is. */
async function whatIsServed(
  { id: network, ids }: FullNetwork,
  { cookie }: Person,
  values: readonly SealedValue[],
) {
  const served = new Set<string>();
  for (const path of readable) {
    for (const question of [{ cookie }, { cookie, headers: { rsc: "1" } }]) {
      const { text } = await ask(`${fill(path, { network, id: randomUUID(), ...ids })}?_rsc`, question);
      for (const value of values)
        if (text.includes(value.bytes.toString("base64url"))) served.add(nameOf(value));
    }
  }
  return [...served].sort();
}

const readable = [
  ...listPages(),
  ...listRoutes().flatMap(({ path, methods }) =>
    methods.includes("GET") && !path.includes("...") ? [path] : [],
  ),
];
