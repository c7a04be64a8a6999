import { randomUUID } from "node:crypto";
import type postgres from "postgres";
import { bodies, madeUpIds } from "./bodies";
import { instants, type ListingIds, listingIds, needBody, offerBody } from "./sealed-listings";
import { done, found, invite, join, type Person, sealContact, send } from "./sealed-people";
import { sealTrust, type TrustTexts } from "./sealed-trust";

/** The founder is on duty; driver and rider have agreed and know how to reach each other; the onlooker has no part. */
export type FullNetwork = {
  id: string;
  people: Record<"founder" | "driver" | "rider" | "onlooker", Person>;
  ids: ListingIds & { match: string; guest: string };
};

/** Whatever people write, sealed or not for everybody to read. */
export type Texts = TrustTexts &
  Record<
    | "founder"
    | "driver"
    | "rider"
    | "onlooker"
    | "place"
    | "need"
    | "offer"
    | "driver's contact"
    | "rider's contact",
    string
  >;

/** A network that came about over HTTP, with something in every column that holds anything sealed. */
export async function foundFull(owner: postgres.Sql, text: Texts = plain): Promise<FullNetwork> {
  const ids = listingIds();
  const match = randomUUID();
  const place = { id: ids.place, label: text.place };
  const founder = await found({ person: text.founder, network: text.network, place });
  const newcomer = async (name: string) => join(await invite(founder, text.network), founder.founder, name);
  const driver = await newcomer(text.driver);
  const rider = await newcomer(text.rider);
  const onlooker = await newcomer(text.onlooker);
  await invite(founder, text.network);
  const people = { founder, driver, rider, onlooker };
  await sealTrust(owner, people, text);
  await done(send(rider, "post-need", await needBody(rider, ids, text.need)));
  await done(send(driver, "post-offer", await offerBody(driver, ids, text.offer)));
  const asking = await sealContact(rider, driver, match, text["rider's contact"]);
  const { need, offer, window } = ids;
  const ask = { match, need, offer, window, quantity: 1, ...instants(), ...asking };
  await done(send(rider, "claim-offer", ask));
  const saying = await sealContact(driver, rider, match, text["driver's contact"]);
  await done(send(driver, "confirm-match", { match, ...saying }));
  await done(send(driver, "subscribe-push", bodies["/api/n/[network]/subscribe-push"]?.(madeUpIds()) ?? {}));
  await done(send(driver, "set-mail-address", { address: `${randomUUID()}@mail.example` }));
  await done(send(driver, "make-calendar-feed", { titles: "neutral", locale: "en" }));
  return { id: founder.network, people, ids: { ...ids, match, guest: randomUUID() } };
}

const plain: Texts = {
  ...{ network: "Quarry Lane", founder: "Oriel", driver: "Magnus", rider: "Ilka", onlooker: "Tamsin" },
  ...{ place: "Kiln Row", need: "At the corner.", offer: "Gray van.", "driver's contact": "555-0134" },
  ...{ "rider's contact": "555-0178", device: "Old phone", "log line": "Kiln Row", reason: "Left in May." },
  newcomer: "Wren",
};
