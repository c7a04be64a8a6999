import type { PgTable, TableConfig } from "drizzle-orm/pg-core";
import type { DataClass } from "../domain/data-classes";
import { devices, nonces, sessions } from "./schema/devices";
import { guestKeys, guests } from "./schema/guests";
import { arrivals, invites } from "./schema/invites";
import { jobRuns } from "./schema/job-runs";
import { logEntries } from "./schema/log";
import { bookings, contacts, matches } from "./schema/matches";
import { epochKeys, members } from "./schema/members";
import { needSeries } from "./schema/need-series";
import { needs } from "./schema/needs";
import { networks } from "./schema/networks";
import { calendarFeeds, mailAddresses, noticeChoices, notices, pushSubscriptions } from "./schema/notices";
import { offers, offerWindows, weeklyWindows } from "./schema/offers";
import { persons } from "./schema/persons";
import { places } from "./schema/places";
import { planPairs, plans, rejections } from "./schema/plans";
import { requests } from "./schema/requests";
import { rosters } from "./schema/rosters";

/** Each column of a table with its class; one that is missing or misspelt is a type error. */
type ClassesOf<Table> =
  Table extends PgTable<infer Config extends TableConfig>
    ? Readonly<Record<keyof Config["columns"], DataClass>>
    : never;

/** A table and the class of each of its columns. */
export type Classified = { readonly table: PgTable; readonly classes: Readonly<Record<string, DataClass>> };

/** Every table there is. A table or column of the database that is not here fails the check beside it. */
export const classified: readonly Classified[] = [
  classify(networks, {
    networkId: "structure",
    zone: "structure",
    retentionDays: "structure",
    epoch: "structure",
    version: "structure",
    profile: "network-sealed",
    profileEpoch: "structure",
    createdOn: "structure",
    keyDue: "structure",
    laidOutOn: "structure",
    burnAt: "structure",
  }),
  classify(persons, { networkId: "structure", id: "structure" }),
  classify(members, {
    networkId: "structure",
    id: "structure",
    dutyUntil: "structure",
    sealingKey: "credential",
    signingKey: "credential",
    enrolmentKey: "credential",
    wrappedKeys: "self-sealed",
    profile: "network-sealed",
    profileEpoch: "structure",
    admission: "network-sealed",
    admissionEpoch: "structure",
    createdOn: "structure",
  }),
  classify(epochKeys, {
    networkId: "structure",
    epoch: "structure",
    memberId: "structure",
    envelope: "self-sealed",
  }),
  classify(guests, {
    networkId: "structure",
    id: "structure",
    byId: "structure",
    sealingKey: "credential",
    profile: "network-sealed",
    epoch: "structure",
    createdOn: "structure",
    purgeOn: "structure",
  }),
  classify(guestKeys, {
    networkId: "structure",
    guestId: "structure",
    memberId: "structure",
    secrets: "inbox-sealed",
  }),
  classify(devices, {
    networkId: "structure",
    id: "structure",
    memberId: "structure",
    loginKey: "credential",
    label: "self-sealed",
    createdOn: "structure",
  }),
  classify(sessions, {
    networkId: "structure",
    tokenHash: "credential",
    deviceId: "structure",
    expiresOn: "structure",
  }),
  classify(nonces, { nonce: "credential", expiresAt: "structure" }),
  classify(invites, {
    networkId: "structure",
    id: "structure",
    inviterId: "structure",
    kind: "structure",
    memberId: "structure",
    tokenHash: "credential",
    packet: "invite-sealed",
    epoch: "structure",
    expiresAt: "structure",
  }),
  classify(arrivals, {
    networkId: "structure",
    id: "structure",
    kind: "structure",
    inviterId: "structure",
    memberId: "structure",
    tokenHash: "credential",
    sealingKey: "credential",
    signingKey: "credential",
    enrolmentKey: "credential",
    wrappedKeys: "self-sealed",
    hello: "invite-sealed",
    admission: "network-sealed",
    admissionEpoch: "structure",
    deviceId: "structure",
    loginKey: "credential",
    expiresAt: "structure",
  }),
  classify(requests, {
    networkId: "structure",
    id: "structure",
    kind: "structure",
    askedBy: "structure",
    memberId: "structure",
    statement: "network-sealed",
    epoch: "structure",
    expiresAt: "structure",
  }),
  classify(rosters, { networkId: "structure", epoch: "structure", roster: "network-sealed" }),
  classify(logEntries, {
    networkId: "structure",
    id: "structure",
    byId: "structure",
    act: "structure",
    entry: "network-sealed",
    epoch: "structure",
    createdOn: "structure",
    purgeOn: "structure",
  }),
  classify(places, {
    networkId: "structure",
    id: "structure",
    label: "network-sealed",
    epoch: "structure",
    cell: "structure",
    position: "structure",
    retired: "structure",
  }),
  classify(needSeries, {
    networkId: "structure",
    id: "structure",
    authorId: "structure",
    category: "structure",
    placeId: "structure",
    cell: "structure",
    toPlaceId: "structure",
    quantity: "structure",
    attributes: "structure",
    urgency: "structure",
    note: "network-sealed",
    epoch: "structure",
    days: "structure",
    fromTime: "structure",
    untilTime: "structure",
    firstOn: "structure",
    lastOn: "structure",
    state: "structure",
    createdOn: "structure",
    confirmedOn: "structure",
    purgeOn: "structure",
  }),
  classify(needs, {
    networkId: "structure",
    id: "structure",
    authorId: "structure",
    category: "structure",
    window: "structure",
    placeId: "structure",
    cell: "structure",
    toPlaceId: "structure",
    quantity: "structure",
    left: "structure",
    attributes: "structure",
    urgency: "structure",
    note: "network-sealed",
    epoch: "structure",
    origin: "structure",
    seriesId: "structure",
    occursOn: "structure",
    changed: "structure",
    state: "structure",
    createdOn: "structure",
    purgeOn: "structure",
  }),
  classify(offers, {
    networkId: "structure",
    id: "structure",
    authorId: "structure",
    category: "structure",
    placeId: "structure",
    cell: "structure",
    reach: "structure",
    splittable: "structure",
    mostAWeek: "structure",
    attributes: "structure",
    note: "network-sealed",
    epoch: "structure",
    origin: "structure",
    state: "structure",
    createdOn: "structure",
    confirmedOn: "structure",
    purgeOn: "structure",
  }),
  classify(weeklyWindows, {
    networkId: "structure",
    id: "structure",
    offerId: "structure",
    days: "structure",
    fromTime: "structure",
    untilTime: "structure",
    firstOn: "structure",
    lastOn: "structure",
    quantity: "structure",
  }),
  classify(offerWindows, {
    networkId: "structure",
    id: "structure",
    offerId: "structure",
    window: "structure",
    quantity: "structure",
    left: "structure",
    weeklyId: "structure",
    occursOn: "structure",
    changed: "structure",
    cancelled: "structure",
  }),
  classify(matches, {
    networkId: "structure",
    id: "structure",
    needId: "structure",
    offerId: "structure",
    offerWindowId: "structure",
    receiverId: "structure",
    helperId: "structure",
    quantity: "structure",
    during: "structure",
    state: "structure",
    origin: "structure",
    receiverAgreed: "structure",
    helperAgreed: "structure",
    createdOn: "structure",
    askedUntil: "structure",
    reminders: "structure",
    purgeOn: "structure",
  }),
  classify(bookings, {
    networkId: "structure",
    matchId: "structure",
    personId: "structure",
    offerWindowId: "structure",
    during: "structure",
  }),
  classify(plans, {
    networkId: "structure",
    version: "structure",
    asOf: "structure",
    coveredWeight: "structure",
    objective: "structure",
    lowerBound: "structure",
    verified: "structure",
  }),
  classify(planPairs, {
    networkId: "structure",
    needId: "structure",
    offerWindowId: "structure",
    quantity: "structure",
    during: "structure",
  }),
  classify(rejections, {
    networkId: "structure",
    needId: "structure",
    offerId: "structure",
    reason: "structure",
    createdOn: "structure",
  }),
  classify(contacts, {
    networkId: "structure",
    matchId: "structure",
    fromId: "structure",
    forId: "structure",
    contact: "pair-sealed",
    ownCopy: "pair-sealed",
  }),
  classify(noticeChoices, {
    networkId: "structure",
    memberId: "structure",
    kinds: "structure",
    quietFrom: "structure",
    quietUntil: "structure",
    mostADay: "structure",
    locale: "structure",
  }),
  classify(notices, {
    networkId: "structure",
    id: "structure",
    memberId: "structure",
    kind: "structure",
    aboutId: "structure",
    stage: "structure",
    dueAt: "structure",
    messageId: "structure",
    toldOn: "structure",
    purgeOn: "structure",
  }),
  classify(pushSubscriptions, {
    networkId: "structure",
    deviceId: "structure",
    address: "server-sealed",
    createdOn: "structure",
  }),
  classify(mailAddresses, {
    networkId: "structure",
    memberId: "structure",
    address: "server-sealed",
    confirmed: "structure",
    codeHash: "credential",
    codeUntil: "structure",
    tries: "structure",
  }),
  classify(calendarFeeds, {
    networkId: "structure",
    memberId: "structure",
    tokenHash: "credential",
    titles: "structure",
    createdOn: "structure",
  }),
  classify(jobRuns, { task: "structure", doneAt: "structure" }),
];

/**
 * What the queue's library keeps in a schema of its own, by the names it gave: work that is to be done. All of it is
 * `structure`; payloads and keys are random ids and counts (features/jobs/task.ts).
 */
export const queueTables: Readonly<Record<string, readonly string[]>> = {
  _private_jobs: [
    ...[
      "id",
      "job_queue_id",
      "task_id",
      "payload",
      "priority",
      "run_at",
      "attempts",
      "max_attempts",
      "last_error",
    ],
    ...["created_at", "updated_at", "key", "locked_at", "locked_by", "revision", "flags", "is_available"],
  ],
  _private_job_queues: ["id", "queue_name", "locked_at", "locked_by", "is_available"],
  _private_tasks: ["id", "identifier"],
  _private_known_crontabs: ["identifier", "known_since", "last_execution"],
};

/** Which migrations have run, ours and the library's: the same in every database of a version. */
export const migrationTables: readonly string[] = [
  "drizzle.__drizzle_migrations",
  "graphile_worker.migrations",
];

function classify<Table extends PgTable>(table: Table, classes: ClassesOf<Table>): Classified {
  return { table, classes };
}
