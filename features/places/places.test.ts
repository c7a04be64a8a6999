import { randomBytes, randomUUID } from "node:crypto";
import { beforeAll, expect, it } from "vitest";
import { testDatabase } from "@/test/database";
import { foundTestNetwork, makeLogEntry, type TestNetwork } from "@/test/factory";
import { listPlaces } from "./queries";
import { retirePlace } from "./retire-place";
import { savePlace } from "./save-place";
import { setArea } from "./set-area";

const db = testDatabase();
let network: TestNetwork;

beforeAll(async () => {
  network = await foundTestNetwork(db.owner);
});

const done = { ok: true, value: null };
const notCoordinator = { ok: false, reason: "not-coordinator" };

it("lets any member add a place, at the end of the list, once however often it is sent", async () => {
  const place = makePlace();
  const before = await version();
  const answers = [1, 1, 2].map(async (index) => savePlace(await network.actor(index), place));
  expect(await Promise.all(answers)).toEqual([done, done, done]);
  const places = await listPlaces(await network.actor(1));
  expect(places.map(({ id }) => id)).toEqual([network.placeId, place.place]);
  expect(places[1]).toEqual({
    id: place.place,
    label: place.label.toString("base64url"),
    epoch: 1,
    cell: null,
    retired: false,
  });
  expect(await version()).toBe(before + 1);
});

it("lets a coordinator alone rename and retire, and saving brings a retired place back", async () => {
  const place = makePlace();
  await savePlace(await network.actor(1), place);
  const renamed = { ...makePlace(), place: place.place };
  const retire = () => ({ place: place.place, log: makeLogEntry() });
  expect(await savePlace(await network.actor(1), logged(renamed))).toEqual(notCoordinator);
  expect(await retirePlace(await network.actor(1), retire())).toEqual(notCoordinator);
  expect(await savePlace(await network.actor(0), renamed)).toEqual({ ok: false, reason: "invalid" });
  expect(await savePlace(await network.actor(0), logged(renamed))).toEqual(done);
  const before = await version();
  expect(await retirePlace(await network.actor(0), retire())).toEqual(done);
  expect(await retirePlace(await network.actor(0), retire())).toEqual(done);
  expect(await version()).toBe(before + 1);
  const retired = await find(place.place);
  expect(retired).toMatchObject({ retired: true, label: renamed.label.toString("base64url") });
  expect(await savePlace(await network.actor(0), logged(renamed))).toEqual(done);
  expect(await find(place.place)).toMatchObject({ retired: false });
  expect(await linesSince()).toEqual(["rename-place", "retire-place", "bring-back-place"]);
});

it("lets anybody say where a place is as long as nobody did, and a coordinator say otherwise", async () => {
  const [one, other] = ["872a1072dffffff", "872a1072cffffff"];
  const { place, ...sealed } = makePlace();
  await savePlace(await network.actor(1), { place, ...sealed, cell: one });
  expect(await find(place)).toMatchObject({ cell: one });
  const lies = (cell: string | null) => ({ place, cell, log: makeLogEntry() });
  await linesSince();
  expect(await setArea(await network.actor(1), lies(other))).toEqual(notCoordinator);
  expect(await setArea(await network.actor(0), lies(null))).toEqual(done);
  const before = await version();
  expect(await setArea(await network.actor(1), lies(other))).toEqual(done);
  expect(await setArea(await network.actor(2), lies(other))).toEqual(done);
  expect(await find(place)).toMatchObject({ cell: other });
  expect(await version()).toBe(before + 1);
  expect(await linesSince()).toEqual(["move-place", "move-place"]);
  const stranger = await foundTestNetwork(db.owner);
  expect(await setArea(await stranger.actor(0), lies(one))).toEqual({
    ok: false,
    reason: "not-found",
  });
});

it("knows no place of another network, and no key of another epoch", async () => {
  const other = await foundTestNetwork(db.owner);
  const coordinator = await network.actor(0);
  expect(await retirePlace(coordinator, { place: other.placeId, log: makeLogEntry() })).toEqual({
    ok: false,
    reason: "not-found",
  });
  expect(await savePlace(coordinator, { ...makePlace(), epoch: 2 })).toEqual({
    ok: false,
    reason: "stale-epoch",
  });
  const [untouched] = await listPlaces(await other.actor(0));
  expect(untouched).toMatchObject({ id: other.placeId, retired: false });
});

it("stops at a hundred", async () => {
  const crowded = await foundTestNetwork(db.owner);
  await db.owner`insert into places (network_id, id, label, epoch, position)
    select ${crowded.id}, gen_random_uuid(), ${randomBytes(64)}, 1, n from generate_series(2, 100) n`;
  expect(await savePlace(await crowded.actor(0), makePlace())).toEqual({ ok: false, reason: "too-many" });
});

function makePlace() {
  return { place: randomUUID(), label: randomBytes(64), epoch: 1 };
}

function logged(place: ReturnType<typeof makePlace>) {
  return { ...place, log: makeLogEntry() };
}

/** What has been written down since the last time this was asked, in the order of the acts. */
async function linesSince(): Promise<string[]> {
  const rows = await db.owner`with read as (delete from log_entries where network_id = ${network.id}
    returning act, xmin::text::bigint as at) select act from read order by at`;
  return rows.map(({ act }) => act);
}

async function find(place: string) {
  const places = await listPlaces(await network.actor(0));
  return places.find(({ id }) => id === place);
}

async function version(): Promise<number> {
  const [row] = await db.owner`select version from networks where network_id = ${network.id}`;
  return Number(row?.version);
}
