import { type Admission, admissionMessage, isAdmission, returnMessage } from "./admission-form";
import type { Bytes } from "./bytes";
import { canonical } from "./canonical";
import { isCount, isEncoded, isObject, isText } from "./form";

/** A member as a roster lists them: public keys in base64url, and the id of the one who vouched (null for the first). */
export type RosterMember = { member: string; signing: string; sealing: string; vouchedBy: string | null };

/** What one member signs to have another removed; `asker` is their public signing key, `epoch` that of the asking. */
export type RemovalStatement = {
  network: string;
  epoch: number;
  member: string;
  asker: string;
  signature: string;
};

/**
 * Everybody in a network from a change of keys on: it stands in for the admissions before. `epoch` is the one that
 * begins; `maker` is the public signing key of the member who changed the keys. `paths` are admissions of the epoch
 * before, for those who know only the roster it began with: of everybody who came back, and the whole chain of the
 * maker, of those who asked for the removals and of those who brought somebody back.
 */
export type Roster = {
  network: string;
  epoch: number;
  members: RosterMember[];
  removals: RemovalStatement[];
  paths: Admission[];
  maker: string;
  signature: string;
};

/** What the member who asks signs. */
export function removalMessage(removal: Omit<RemovalStatement, "signature">): Bytes {
  const { network, epoch, member, asker } = removal;
  return canonical("holdfast removal v1", [network, epoch, member, asker]);
}

/** What the member who changes the keys signs: every field, each list with its length before it. */
export function rosterMessage(roster: Omit<Roster, "signature">): Bytes {
  const { network, epoch, members, removals, paths, maker } = roster;
  return canonical("holdfast roster v1", [
    ...[network, epoch, maker, members.length],
    // A null and an empty text are the same bytes; the form allows no empty one.
    ...members.flatMap(({ member, signing, sealing, vouchedBy }) => [
      ...[member, signing, sealing, vouchedBy ?? ""],
    ]),
    removals.length,
    ...removals.flatMap((removal) => [removalMessage(removal), removal.signature]),
    paths.length,
    ...paths.flatMap(pathFields),
  ]);
}

function pathFields(admission: Admission): (string | Uint8Array)[] {
  const { signature, second } = admission;
  const seconded = second ? returnMessage(admission, second.maker) : "";
  return [admissionMessage(admission), signature, seconded, second?.signature ?? ""];
}

/** Whether a value from outside has the form of a roster; says nothing about its signatures. Never throws. */
export function isRoster(value: unknown): value is Roster {
  if (!isObject(value)) return false;
  return (
    isText(value.network) &&
    isCount(value.epoch) &&
    isListOf(value.members, isRosterMember) &&
    isListOf(value.removals, isRemovalStatement) &&
    isListOf(value.paths, isAdmission) &&
    isEncoded(value.maker, 32) &&
    isEncoded(value.signature, 64)
  );
}

/** Whether a value from outside has the form of a removal; says nothing about its signature. Never throws. */
export function isRemovalStatement(value: unknown): value is RemovalStatement {
  if (!isObject(value)) return false;
  return (
    [value.network, value.member].every(isText) &&
    isCount(value.epoch) &&
    isEncoded(value.asker, 32) &&
    isEncoded(value.signature, 64)
  );
}

function isRosterMember(value: unknown): boolean {
  if (!isObject(value)) return false;
  return (
    isText(value.member) &&
    [value.signing, value.sealing].every((key) => isEncoded(key, 32)) &&
    (value.vouchedBy === null || isText(value.vouchedBy))
  );
}

function isListOf(value: unknown, isItem: (item: unknown) => boolean): boolean {
  return Array.isArray(value) && value.every(isItem);
}
