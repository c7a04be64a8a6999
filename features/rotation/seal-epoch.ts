import type { Keycard } from "@/features/keyring/keycard";
import type { Pins } from "@/features/keyring/pins";
import { writeNote } from "@/features/log/log-note";
import type { OpenedKeys, TrustedMember } from "@/features/members/open-keys";
import { admissionsOfPath } from "@/features/members/vouch-path";
import { fromBase64url, randomBytes, toBase64url } from "@/seal/bytes";
import { sealEpochKey } from "@/seal/epoch-envelope";
import { fingerprint } from "@/seal/fingerprint";
import { importEpochKey, makeEpochKey, sealForNetwork } from "@/seal/network-seal";
import { sealRoster } from "@/seal/roster-seal";
import { type Roster, signRoster, verifySuccession } from "@/seal/succession";
import type { RemovalStatement } from "@/seal/succession-form";
import { type Column, mostOfNetwork } from "./columns";
import type { SealedItem, SealedItems } from "./list-sealed-items";
import { renewGuest } from "./renew-guest";
import { type Change, type Resealed, sealAgain } from "./seal-again";
import { findTooMuch } from "./too-much";

/** Whom a change of the key removes, by whose word, and what the log says of it. */
export type CarriedOut = {
  readonly request: string;
  readonly member: string;
  readonly name: string;
  readonly by: string;
  readonly statement: RemovalStatement;
};

export type EpochPlan = {
  readonly keycard: Keycard;
  readonly keys: OpenedKeys;
  /** As the network is once whoever is removed is gone. */
  readonly items: SealedItems;
  readonly removal: CarriedOut | null;
};

/** What is sent to begin the next epoch, and what there is to say of it afterwards. */
export type SealedEpoch = {
  readonly body: Readonly<Record<string, unknown>> & { readonly epoch: number };
  readonly outcome: Outcome;
};

export type Outcome = {
  /** How many texts did not open and are empty from now on. */
  readonly lost: number;
  /** Who else has what people without the app are reached by, under their new keys. */
  readonly carers: readonly string[];
  /** How many people without the app have no new key, because theirs did not open on this device. */
  readonly withoutNewKey: number;
};

/** Called between texts, often enough for a bar to move; throws to stop. */
export type Report = (done: number, of: number) => Promise<void>;

/**
 * The next epoch: a new key, everything sealed again under it, an envelope for each member, the signed roster. Members
 * who are not verified get bytes that open for nobody, and are not in the roster: whoever calls has made sure that this
 * is meant. What is too much for one request is left out: first guests' secrets for others on duty, who are given them
 * afterwards, then texts. Null when others could not believe the roster.
 */
export async function sealEpoch(plan: EpochPlan, report: Report): Promise<SealedEpoch | null> {
  const roster = await makeRoster(plan, plan.items.epoch + 1);
  if (!(await isBelieved(roster, plan.keys, plan.keycard.network))) return null;
  const whole = await sealAllOf(plan, roster, new Set(), report);
  if (excessOf(whole) <= 0) return whole;
  const lean = forOneself(plan);
  const less = lean ? await sealAllOf(lean, roster, new Set(), report) : whole;
  const excess = excessOf(less);
  return excess <= 0 ? less : sealAllOf(lean ?? plan, roster, findTooMuch(plan.items, excess), report);
}

/** The plan without guests' secrets for others; null when there are none. */
function forOneself(plan: EpochPlan): EpochPlan | null {
  if (plan.items.held.every(({ onDuty }) => onDuty.length <= 1)) return null;
  const held = plan.items.held.map((guest) => ({ ...guest, onDuty: guest.onDuty.slice(0, 1) }));
  return { ...plan, items: { ...plan.items, held } };
}

function excessOf({ body }: SealedEpoch): number {
  return JSON.stringify(body).length - mostOfNetwork;
}

async function sealAllOf(
  plan: EpochPlan,
  roster: Roster,
  tooMuch: ReadonlySet<string>,
  report: Report,
): Promise<SealedEpoch> {
  const { keycard, keys, items } = plan;
  const { network } = keycard;
  const { epoch } = roster;
  const epochKey = makeEpochKey();
  const root = await fingerprint(keycard.memberKeys.signing.publicKey);
  const own = Object.entries(keycard.epochKeys).map(([of, key]) => [Number(of), key] as const);
  const seals = new Map([...own, ...keys.seals]);
  const change = { network, seals, epoch, key: await importEpochKey(epochKey), tooMuch };
  const progress = { done: 0, of: countTexts(items) };
  const all = (column: Column, list: readonly SealedItem[], rewrite?: Rewrite) =>
    sealAll(change, { column, list, rewrite }, progress, report);

  const [profile] = await all("networks.profile", [items.profile]);
  const names = await all("members.profile", items.members);
  const places = await all("places.label", items.places);
  const needs = await all("needs.note", items.needs);
  const offers = await all("offers.note", items.offers);
  const series = await all("need_series.note", items.series);
  const renewed = new Map(
    await Promise.all(
      items.held.map(async (held) => [held.id, await renewGuest(plan, epoch, held)] as const),
    ),
  );
  const guests = await all("guests.profile", items.guests, (id) => renewed.get(id)?.rewrite);
  const guestKeys = [...renewed.values()].flatMap(({ keys }) => keys);
  const entries = await all("log_entries.entry", items.entries);
  const requests = await all("requests.statement", items.requests);
  const envelopes = await sealEnvelopes(plan, { epoch, epochKey, root });
  const sealed = [profile, ...names, ...places, ...needs, ...offers, ...series, ...guests, ...entries];
  return {
    outcome: {
      lost: sealed.filter((text) => text?.isLost).length,
      carers: [...new Set(guestKeys.map(({ member }) => member))].filter((id) => id !== keycard.member),
      withoutNewKey: items.guests.filter(({ id }) => !renewed.get(id)?.keys.length).length,
    },
    body: {
      epoch,
      request: plan.removal?.request ?? null,
      texts: items.texts,
      roster: toBase64url(await sealRoster(change.key, roster)),
      profile: profile?.text,
      members: names.map(({ id, text }) => ({ id, profile: text, envelope: envelopes.get(id) })),
      places: places.map(({ id, text }) => ({ id, label: text })),
      needs: needs.map(({ id, text }) => ({ id, note: text })),
      offers: offers.map(({ id, text }) => ({ id, note: text })),
      series: series.map(({ id, text }) => ({ id, note: text })),
      guests: guests.map(({ id, text }) => ({ id, profile: text })),
      guestKeys,
      entries: entries.map(({ id, text }) => ({ id, entry: text })),
      requests: requests.map(({ id, text }) => ({ id, statement: text })),
      log: await sealLine(change, plan.removal),
    },
  };
}

async function makeRoster({ keycard, keys, items, removal }: EpochPlan, epoch: number): Promise<Roster> {
  const members = items.members.flatMap(({ id }) => {
    const member = keys.trusted.get(id);
    return member ? [listed(id, member)] : [];
  });
  const cameBack = [...keys.trusted].flatMap(([id, { admission }]) => (admission?.second ? [id] : []));
  const known = [keycard.member, ...(removal ? [removal.by] : []), ...cameBack];
  return signRoster(keycard.memberKeys.signing, {
    ...{ network: keycard.network, epoch, members },
    removals: removal ? [removal.statement] : [],
    paths: admissionsOfPath(keys.pinned, known),
  });
}

function listed(member: string, { signing, sealing, vouchedBy }: TrustedMember) {
  return { member, signing, sealing, vouchedBy };
}

/** As one would judge it who knows of this epoch only how it began. */
function isBelieved(roster: Roster, keys: OpenedKeys, network: string): Promise<boolean> {
  const { epoch, root, pinned } = keys;
  const known = new Map(Object.entries(withoutNewcomers(pinned)));
  const expected = { network, epoch: epoch + 1, known, ...(epoch === 1 && { founder: root }) };
  return verifySuccession(roster, expected).then(({ ok }) => ok);
}

function withoutNewcomers({ members, admissions }: Pins): Pins["members"] {
  return Object.fromEntries(Object.entries(members).filter(([member]) => !(member in admissions)));
}

function countTexts({ members, places, needs, offers, series, guests, ...rest }: SealedItems): number {
  const lists = [members, places, needs, offers, series, guests, rest.entries, rest.requests];
  return lists.reduce((sum, { length }) => sum + length, 1);
}

/** So many at a time: the page stays alive in between. */
const chunk = 40;

/** What becomes of the text of this row; unchanged without. */
type Rewrite = (id: string) => ((text: string) => string) | undefined;

async function sealAll(
  change: Change,
  { column, list, rewrite }: { column: Column; list: readonly SealedItem[]; rewrite: Rewrite | undefined },
  progress: { done: number; of: number },
  report: Report,
): Promise<Resealed[]> {
  const sealed: (Resealed | null)[] = [];
  for (let at = 0; at < list.length; at += chunk) {
    const part = list.slice(at, at + chunk);
    sealed.push(
      ...(await Promise.all(part.map((item) => sealAgain(change, column, item, rewrite?.(item.id))))),
    );
    progress.done += part.length;
    await report(progress.done, progress.of);
  }
  return sealed.filter((text) => text !== null);
}

/** By member id, base64url. */
async function sealEnvelopes(
  { keycard, keys, items }: EpochPlan,
  { epoch, ...secret }: { epoch: number; epochKey: Uint8Array; root: string },
): Promise<ReadonlyMap<string, string>> {
  const { network, memberKeys } = keycard;
  const make = async ({ id }: SealedItem) => {
    const sealing = keys.trusted.get(id)?.sealing;
    const place = { network, epoch, member: id };
    const envelope = sealing
      ? await sealEpochKey(memberKeys.signing, fromBase64url(sealing), secret, place)
      : randomBytes(envelopeBytes);
    return [id, toBase64url(envelope)] as const;
  };
  return new Map(await Promise.all(items.members.map(make)));
}

/** Of one that opens, which these are not to be told apart from. */
const envelopeBytes = 193;

async function sealLine({ network, epoch, key }: Change, removal: CarriedOut | null) {
  const id = crypto.randomUUID();
  const about = removal && { about: removal.member, name: removal.name, second: removal.by };
  const note = writeNote({ ...about, at: new Date().toISOString() });
  const at = { network, table: "log_entries", row: id, field: "entry", epoch };
  return { id, entry: toBase64url(await sealForNetwork(key, note, at)), epoch };
}
