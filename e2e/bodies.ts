import { createECDH, randomBytes, randomUUID } from "node:crypto";
import { tomorrow } from "../test/factory";

/** One id of everything a request can speak of. */
export type Ids = Record<
  | "network"
  | "member"
  | "device"
  | "place"
  | "need"
  | "offer"
  | "window"
  | "match"
  | "invite"
  | "request"
  | "guest"
  | "series",
  string
>;

export type Body = Record<string, unknown>;

/** Ids of nothing at all. */
export function madeUpIds(): Ids {
  return {
    network: randomUUID(),
    member: randomUUID(),
    device: randomUUID(),
    place: randomUUID(),
    need: randomUUID(),
    offer: randomUUID(),
    window: randomUUID(),
    match: randomUUID(),
    invite: randomUUID(),
    request: randomUUID(),
    guest: randomUUID(),
    series: randomUUID(),
  };
}

/** A well-formed body for every route that takes one; what is sealed is random bytes of the right size. */
export const bodies: Readonly<Record<string, (ids: Ids) => Body>> = {
  "/api/issue-nonce": () => ({}),
  "/api/found-network": ({ network, member, device, place }) => ({
    network,
    zone: "America/Chicago",
    profile: sealed(),
    member: newMember(member),
    envelope: sealed(),
    device: { id: device, loginKey: key() },
    places: [{ id: place, label: sealed() }],
  }),
  "/api/peek-invite": ({ invite }) => ({ invite, token: key() }),
  "/api/redeem-invite": ({ invite, network, member, device }) => ({
    invite,
    token: key(),
    network,
    epoch: 1,
    member: newMember(member),
    envelope: sealed(),
    device: { id: device, loginKey: key() },
  }),
  "/api/redeem-device": ({ invite, device }) => ({
    invite,
    token: key(),
    device: { id: device, loginKey: key() },
  }),
  "/api/arrive": ({ invite, network, member, device }) => {
    const { profile, admission, ...keys } = newMember(member);
    return {
      invite,
      token: key(),
      network,
      member: keys,
      hello: sealed(),
      device: { id: device, loginKey: key() },
    };
  },
  "/api/arrival-state": ({ invite, network, device }) => ({
    invite,
    token: key(),
    network,
    device: { id: device, loginKey: key() },
  }),
  "/api/enrol-device": ({ device }) => ({
    enrolmentKey: key(),
    nonce: key(),
    signature: randomBytes(64).toString("base64url"),
    device: { id: device, loginKey: key() },
  }),
  "/api/n/[network]/post-need": needBody,
  "/api/n/[network]/edit-need": needBody,
  "/api/n/[network]/withdraw-need": ({ need }) => ({ need }),
  "/api/n/[network]/post-offer": offerBody,
  "/api/n/[network]/edit-offer": offerBody,
  "/api/n/[network]/withdraw-offer": ({ offer }) => ({ offer }),
  "/api/n/[network]/post-weekly-need": weeklyNeedBody,
  "/api/n/[network]/change-weekly-need": (ids) => ({ ...weeklyNeedBody(ids), seen: weeklyBody() }),
  "/api/n/[network]/end-weekly-need": ({ need }) => ({ series: need }),
  "/api/n/[network]/restore-need": ({ need }) => ({ need }),
  "/api/n/[network]/post-weekly-offer": weeklyOfferBody,
  "/api/n/[network]/change-weekly-offer": (ids) => {
    const body = weeklyOfferBody(ids);
    return { ...body, seen: body.weekly };
  },
  "/api/n/[network]/end-weekly-offer": ({ offer }) => ({ offer }),
  "/api/n/[network]/change-window": ({ window }) => ({ window, ...instants(), quantity: 1 }),
  "/api/n/[network]/cancel-window": ({ window }) => ({ window }),
  "/api/n/[network]/restore-window": ({ window }) => ({ window }),
  "/api/n/[network]/confirm-weekly": ({ offer }) => ({ kind: "offer", id: offer }),
  "/api/n/[network]/claim-offer": askBody,
  "/api/n/[network]/answer-need": askBody,
  "/api/n/[network]/confirm-match": ({ match }) => ({ match, contact: sealed(), ownCopy: sealed() }),
  "/api/n/[network]/decline-match": ({ match }) => ({ match }),
  "/api/n/[network]/withdraw-match": ({ match }) => ({ match }),
  "/api/n/[network]/release-match": ({ match }) => ({ match }),
  "/api/n/[network]/finish-match": ({ match }) => ({ match, how: "failed" }),
  "/api/n/[network]/create-invite": ({ invite }) => ({
    invite,
    tokenHash: key(),
    packet: sealed(),
    epoch: 1,
  }),
  "/api/n/[network]/cancel-invite": ({ invite }) => ({ invite }),
  "/api/n/[network]/let-in": ({ invite }) => ({
    arrival: invite,
    profile: sealed(),
    admission: sealed(),
    envelope: sealed(),
    epoch: 1,
  }),
  "/api/n/[network]/turn-away": ({ invite }) => ({ arrival: invite }),
  "/api/n/[network]/edit-network": () => ({
    zone: "America/Denver",
    profile: sealed(),
    epoch: 1,
    log: logEntry(),
  }),
  "/api/n/[network]/erase-member": ({ member }) => ({ member }),
  "/api/n/[network]/share-duty": ({ member }) => ({ member, log: logEntry() }),
  "/api/n/[network]/pass-duty": ({ member }) => ({ member, log: logEntry() }),
  "/api/n/[network]/renew-duty": () => ({}),
  "/api/n/[network]/lay-down-duty": () => ({}),
  "/api/n/[network]/take-up-duty": ({ request }) => ({ request, log: logEntry() }),
  "/api/n/[network]/end-request": ({ request }) => ({ request }),
  "/api/n/[network]/ask-removal": ({ request, member }) => ({
    ...{ request, member, statement: sealed(), epoch: 1 },
  }),
  "/api/n/[network]/end-devices": ({ member }) => ({ member, log: logEntry() }),
  "/api/n/[network]/begin-epoch": epochBody,
  "/api/n/[network]/ask-burn": () => ({ request: randomUUID() }),
  "/api/n/[network]/agree-to-burn": () => ({ request: randomUUID() }),
  "/api/n/[network]/keep-network": () => ({}),
  "/api/n/[network]/rename-member": () => ({ profile: sealed(), epoch: 1, log: logEntry() }),
  "/api/n/[network]/save-place": ({ place }) => ({ place, label: sealed(), epoch: 1 }),
  "/api/n/[network]/set-area": ({ place }) => ({ place, cell: "872a1072dffffff", log: logEntry() }),
  "/api/n/[network]/retire-place": ({ place }) => ({ place, log: logEntry() }),
  "/api/n/[network]/hide-listing": ({ need }) => ({ kind: "need", id: need, log: logEntry() }),
  "/api/n/[network]/show-listing": ({ need }) => ({ kind: "need", id: need, log: logEntry() }),
  "/api/n/[network]/remind": ({ match }) => ({ match, reminders: 0, log: logEntry() }),
  "/api/n/[network]/propose-match": ({ match, need, offer, window }) => ({
    ...{ match, need, offer, window, quantity: 1 },
    ...instants(),
    log: logEntry(),
  }),
  "/api/n/[network]/withdraw-proposal": ({ match }) => ({ match, log: logEntry() }),
  "/api/n/[network]/reject-pair": ({ need, offer }) => ({ need, offer, reason: "other", log: logEntry() }),
  "/api/n/[network]/allow-pair": ({ need, offer }) => ({ need, offer, log: logEntry() }),
  "/api/n/[network]/write-down-guest": ({ member }) => ({
    ...guestBody(randomUUID(), member),
    sealingKey: key(),
    log: logEntry(),
  }),
  "/api/n/[network]/edit-guest": ({ guest, member }) => guestBody(guest, member),
  "/api/n/[network]/share-guest-keys": ({ guest, member }) => ({
    member,
    keys: [{ guest, secrets: sealed() }],
    log: logEntry(),
  }),
  "/api/n/[network]/remove-guest": ({ guest }) => ({ guest, log: logEntry() }),
  "/api/n/[network]/name-device": ({ device }) => ({ device, label: sealed() }),
  "/api/n/[network]/end-device": ({ device }) => ({ device }),
  "/api/n/[network]/end-other-devices": () => ({}),
  "/api/n/[network]/sign-out": () => ({}),
  "/api/n/[network]/choose-notices": () => ({
    kinds: { ask: "on", answer: "off", reminder: "on", fit: "off", standing: "off" },
    ...{ quietFrom: 1320, quietUntil: 420, mostADay: 5, locale: "en" },
  }),
  "/api/n/[network]/subscribe-push": () => ({ subscription: pushSubscription() }),
  "/api/n/[network]/unsubscribe-push": () => ({}),
  "/api/n/[network]/set-mail-address": () => ({ address: `${randomUUID()}@mail.example` }),
  "/api/n/[network]/confirm-mail-address": () => ({ code: "000000" }),
  "/api/n/[network]/remove-mail-address": () => ({}),
  "/api/n/[network]/make-calendar-feed": () => ({ titles: "neutral", locale: "en" }),
  "/api/n/[network]/revoke-calendar-feed": () => ({}),
  "/api/n/[network]/try-notice": () => ({}),
};

function needBody({ need, place }: Ids): Body {
  return {
    need,
    category: "ride",
    ...instants(),
    place,
    toPlace: place,
    quantity: 1,
    attributes: ["child-seat"],
    urgency: 2,
    note: { sealed: sealed(), epoch: 1 },
  };
}

function offerBody({ offer, window, place }: Ids): Body {
  return {
    offer,
    category: "ride",
    place,
    reach: "place",
    splittable: true,
    attributes: ["child-seat"],
    windows: [{ id: window, ...instants(), quantity: 2 }],
    note: { sealed: sealed(), epoch: 1 },
  };
}

/** The body of a need, but each week; the id of its series is the one that a single need would have. */
function weeklyNeedBody(ids: Ids): Body {
  const { need, from: _, until: __, ...facts } = needBody(ids);
  return { ...facts, series: need, weekly: weeklyBody() };
}

function weeklyOfferBody(ids: Ids): Body {
  const { windows: _, ...facts } = offerBody(ids);
  return { ...facts, mostAWeek: 2, weekly: [{ id: ids.window, ...weeklyBody(), quantity: 2 }] };
}

function weeklyBody(): Body {
  const firstOn = tomorrow().from.toISOString().slice(0, 10);
  return { days: [1, 3], from: "17:00", until: "18:30", firstOn, lastOn: null };
}

function guestBody(guest: string, member: string): Body {
  return { guest, profile: sealed(), epoch: 1, keys: [{ member, secrets: sealed() }] };
}

function epochBody({ request, member, place, need, offer, series, guest }: Ids): Body {
  return {
    ...{ epoch: 2, request, texts: key(), roster: sealed(), profile: sealed() },
    members: [{ id: member, profile: sealed(), envelope: sealed() }],
    places: [{ id: place, label: sealed() }],
    needs: [{ id: need, note: sealed() }],
    offers: [{ id: offer, note: sealed() }],
    series: [{ id: series, note: sealed() }],
    guests: [{ id: guest, profile: sealed() }],
    guestKeys: [{ guest, member, secrets: sealed() }],
    entries: [{ id: randomUUID(), entry: sealed() }],
    requests: [{ id: request, statement: sealed() }],
    log: { ...logEntry(), epoch: 2 },
  };
}

function askBody({ match, need, offer, window }: Ids): Body {
  return { match, need, offer, window, quantity: 1, ...instants(), contact: sealed(), ownCopy: sealed() };
}

function newMember(id: string): Body {
  return {
    id,
    sealingKey: key(),
    signingKey: key(),
    enrolmentKey: key(),
    wrappedKeys: sealed(),
    profile: sealed(),
    admission: sealed(),
  };
}

/** As a browser gives it; the key has to be a point of P-256. */
function pushSubscription(): Body {
  const p256dh = createECDH("prime256v1").generateKeys("base64url");
  const auth = randomBytes(16).toString("base64url");
  return { endpoint: `https://fcm.googleapis.com/fcm/send/${randomUUID()}`, keys: { p256dh, auth } };
}

function logEntry(): Body {
  return { id: randomUUID(), entry: sealed(), epoch: 1 };
}

function instants() {
  const { from, until } = tomorrow();
  return { from: from.toISOString(), until: until.toISOString() };
}

function sealed(): string {
  return randomBytes(285).toString("base64url");
}

function key(): string {
  return randomBytes(32).toString("base64url");
}
