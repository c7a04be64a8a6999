import { randomUUID } from "node:crypto";
import type postgres from "postgres";
import { bodies, madeUpIds } from "./bodies";
import type { Canary } from "./canaries";
import { type SealedGuest, writeDown } from "./sealed-guest";
import {
  instants,
  type ListingIds,
  listingIds,
  needBody,
  offerBody,
  weeklyNeedBody,
  weeklyOfferBody,
} from "./sealed-listings";
import {
  done,
  found,
  handContact,
  type Invitation,
  invite,
  join,
  makeLogLine,
  type Person,
  send,
} from "./sealed-people";
import type { Texts } from "./sealed-texts";
import { sealTrust } from "./sealed-trust";

/**
 * The founder is on duty, and acts for a guest. The driver, who came first and shares the duty, has agreed with the
 * rider and with the guest: the two of each match know how to reach each other. The onlooker has no part.
 */
export type FullNetwork = {
  id: string;
  people: Record<"founder" | "driver" | "rider" | "onlooker", Person>;
  guest: SealedGuest;
  ids: ListingIds & { match: string; guest: string; guestMatch: string };
  /** The last one is still open. */
  invitations: Invitation[];
  /** What was handed over in the two matches, by its text; base64url. */
  handed: Record<Contact, { contact: string; ownCopy: string }>;
  /** Where the driver's calendar is read. */
  calendar: string;
  /** Keys and signatures that nobody else may find. */
  secrets: Canary[];
};

type Contact = "driver's contact" | "rider's contact" | "guest's contact" | "contact for the guest";

/** While the driver has not said yes to either of the two who asked. */
export type Asked = Pick<FullNetwork, "id" | "people" | "guest" | "ids" | "invitations"> & {
  handed: Pick<FullNetwork["handed"], "rider's contact" | "guest's contact">;
};

/** A network that came about over HTTP, with something in every column that holds anything sealed, and in every table. */
export async function foundFull(
  owner: postgres.Sql,
  text: Texts = plain,
  whenAsked: (asked: Asked) => Promise<void> = async () => {},
): Promise<FullNetwork> {
  const listings = listingIds();
  const place = { id: listings.place, label: text.place };
  const founder = await found({ person: text.founder, network: text.network, place });
  const invitations: Invitation[] = [];
  const newcomer = async (name: string) => {
    const invitation = await invite(founder, text.network);
    invitations.push(invitation);
    return join(invitation, founder.founder, name);
  };
  const driver = await newcomer(text.driver);
  const rider = await newcomer(text.rider);
  const onlooker = await newcomer(text.onlooker);
  invitations.push(await invite(founder, text.network));
  const people = { founder, driver, rider, onlooker };
  const guest = await writeDown(founder, { name: text.guest, contact: text["guest's contact"] });
  const ids = { ...listings, match: randomUUID(), guest: guest.id, guestMatch: randomUUID() };
  const trust = await sealTrust(owner, people, text);
  await done(send(rider, "post-need", await needBody(rider, ids, text.need)));
  await done(send(rider, "post-weekly-need", await weeklyNeedBody(rider, ids, text["weekly need"])));
  await done(send(driver, "post-offer", await offerBody(driver, ids, text.offer)));
  await done(send(driver, "post-weekly-offer", await weeklyOfferBody(driver, ids, text["weekly offer"])));
  const forGuest = { ...ids, need: randomUUID() };
  const asGuest = { as: guest.id };
  const posted = await needBody(founder, forGuest, text["guest's need"]);
  await done(send(founder, "post-need", { ...posted, ...asGuest }));

  const { offer, window, match, guestMatch } = ids;
  const ask = { offer, window, quantity: 1, ...instants() };
  const asking = {
    "rider's contact": await handContact(rider, driver, match, text["rider's contact"]),
    "guest's contact": await handContact({ guest, by: founder }, driver, guestMatch, text["guest's contact"]),
  };
  await done(send(rider, "claim-offer", { ...ask, match, need: ids.need, ...asking["rider's contact"] }));
  const claim = { ...ask, match: guestMatch, need: forGuest.need, ...asking["guest's contact"] };
  await done(send(founder, "claim-offer", { ...claim, ...asGuest }));
  await whenAsked({ id: founder.network, people, guest, ids, invitations, handed: asking });
  const saying = {
    "driver's contact": await handContact(driver, rider, match, text["driver's contact"]),
    "contact for the guest": await handContact(driver, guest, guestMatch, text["contact for the guest"]),
  };
  await done(send(driver, "confirm-match", { match, ...saying["driver's contact"] }));
  await done(send(driver, "confirm-match", { match: guestMatch, ...saying["contact for the guest"] }));

  const calendar = await beTold(driver);
  await plan(owner, founder, ids);
  return {
    ...{ id: founder.network, people, guest, ids, invitations, calendar },
    handed: { ...asking, ...saying },
    secrets: [...trust, guest.key],
  };
}

/** Reminders alone, and hardly ever: nothing goes out to where such an address would be. Gives where the calendar is read. */
async function beTold(person: Person): Promise<string> {
  const push = bodies["/api/n/[network]/subscribe-push"]?.(madeUpIds()) ?? {};
  const kinds = { ask: "off", answer: "off", reminder: "on", fit: "off", standing: "off" };
  const choices = { kinds, quietFrom: 0, quietUntil: 1439, mostADay: 1, locale: "en" };
  await done(send(person, "subscribe-push", push));
  await done(send(person, "set-mail-address", { address: `${randomUUID()}@mail.example` }));
  await done(send(person, "choose-notices", choices));
  const made = await done(send(person, "make-calendar-feed", { titles: "neutral", locale: "en" }));
  return new URL(JSON.parse(made.text).value.link).pathname;
}

/** What the engine writes down, and what somebody on duty says to it. */
async function plan(
  owner: postgres.Sql,
  founder: Person,
  { need, offer, window }: ListingIds,
): Promise<void> {
  const { network } = founder;
  const rejected = bodies["/api/n/[network]/reject-pair"]?.({ ...madeUpIds(), need, offer });
  await done(send(founder, "reject-pair", { ...rejected, log: await makeLogLine(founder) }));
  await owner`insert into plans (network_id, version, as_of, covered_weight, objective, lower_bound, verified)
    select network_id, version, now(), 2, 2, 2, true from networks where network_id = ${network}
    on conflict (network_id) do nothing`;
  await owner`insert into plan_pairs (network_id, need_id, offer_window_id, quantity, during)
    select network_id, id, ${window}, 1, "window" from needs where network_id = ${network} and id = ${need}
    on conflict do nothing`;
}

const plain: Texts = {
  ...{ network: "Quarry Lane", founder: "Oriel", driver: "Magnus", rider: "Ilka", onlooker: "Tamsin" },
  ...{ place: "Kiln Row", need: "At the corner.", offer: "Gray van.", "weekly need": "As always." },
  ...{ "weekly offer": "Back by six.", guest: "Ama", "guest's need": "To the clinic." },
  ...{ "driver's contact": "555-0134", "rider's contact": "555-0178", "guest's contact": "At the bakery." },
  ...{ "contact for the guest": "Ring twice.", device: "Old phone", "log line": "Kiln Row" },
  ...{ reason: "Left in May.", newcomer: "Wren" },
};
