import type { PgTable, TableConfig } from "drizzle-orm/pg-core";
import type { DataClass } from "../domain/data-classes";
import { devices, nonces, sessions } from "./schema/devices";
import { arrivals, invites } from "./schema/invites";
import { logEntries } from "./schema/log";
import { bookings, contacts, matches } from "./schema/matches";
import { epochKeys, members } from "./schema/members";
import { needs } from "./schema/needs";
import { networks } from "./schema/networks";
import { offers, offerWindows } from "./schema/offers";
import { places } from "./schema/places";
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
    burnAt: "structure",
  }),
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
    position: "structure",
    retired: "structure",
  }),
  classify(needs, {
    networkId: "structure",
    id: "structure",
    authorId: "structure",
    category: "structure",
    window: "structure",
    placeId: "structure",
    toPlaceId: "structure",
    quantity: "structure",
    left: "structure",
    attributes: "structure",
    urgency: "structure",
    note: "network-sealed",
    epoch: "structure",
    origin: "structure",
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
    reach: "structure",
    splittable: "structure",
    attributes: "structure",
    note: "network-sealed",
    epoch: "structure",
    origin: "structure",
    state: "structure",
    createdOn: "structure",
    purgeOn: "structure",
  }),
  classify(offerWindows, {
    networkId: "structure",
    id: "structure",
    offerId: "structure",
    window: "structure",
    quantity: "structure",
    left: "structure",
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
  classify(contacts, {
    networkId: "structure",
    matchId: "structure",
    fromId: "structure",
    forId: "structure",
    contact: "pair-sealed",
    ownCopy: "pair-sealed",
  }),
];

function classify<Table extends PgTable>(table: Table, classes: ClassesOf<Table>): Classified {
  return { table, classes };
}
