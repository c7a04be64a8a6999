import { isDeepStrictEqual } from "node:util";
import { type Answer, ask } from "../test/ask";
import { signIn } from "../test/signed-in";
import { type Ids, madeUpIds } from "./bodies";
import { expect, test } from "./fixtures";
import { fill, listPages } from "./list-routes";
import { baseUrl, givenAway, lastingAttacked, lastingAttackers, withoutIds } from "./two-networks";

/** As in every-route.spec.ts. Whoever is not signed in gets the page that signs them in, wherever they ask. */
type Expected = {
  nobody: number;
  stranger: number;
  member: number;
  coordinator: number;
  bystander: number;
  /** Whose page it is, and what it shows them, so that there was something to hide. */
  rightful?: readonly [name: string, sees: keyof Ids];
};

const forEverybody = { nobody: 200, stranger: 200, member: 200, coordinator: 200, bystander: 200 };
const forAuthors = { ...forEverybody, member: 404, coordinator: 404, bystander: 404 };
/** Who is not on duty is told what that is, whatever they asked for. */
const forGuests = { ...forEverybody, coordinator: 404 };
const forMembers = { ...forAuthors, bystander: 200 };

const expected: Readonly<Record<string, Expected>> = {
  "/": forEverybody,
  "/guide": forEverybody,
  "/join/[id]": forEverybody,
  "/sign-in": forEverybody,
  "/start": forEverybody,
  "/what-we-store": forEverybody,
  "/limits": forEverybody,
  "/n/[network]": forEverybody,
  "/n/[network]/coordinate": { ...forEverybody, rightful: ["Oriel", "need"] },
  "/n/[network]/coordinate/call-sheet": { ...forEverybody, rightful: ["Oriel", "need"] },
  "/n/[network]/coordinate/guests": { ...forEverybody, rightful: ["Oriel", "guest"] },
  "/n/[network]/coordinate/guests/[guest]": { ...forGuests, rightful: ["Oriel", "guest"] },
  "/n/[network]/coordinate/slip/[match]": { ...forGuests, rightful: ["Oriel", "guest"] },
  "/n/[network]/mine": { ...forEverybody, rightful: ["Magnus", "match"] },
  "/n/[network]/needs/[need]": forMembers,
  "/n/[network]/needs/[need]/edit": { ...forAuthors, rightful: ["Ilka", "need"] },
  "/n/[network]/needs/new": forEverybody,
  "/n/[network]/offers/[offer]": forMembers,
  "/n/[network]/offers/[offer]/edit": { ...forAuthors, rightful: ["Magnus", "offer"] },
  "/n/[network]/offers/new": forEverybody,
  "/n/[network]/people": forEverybody,
  "/n/[network]/people/log": forEverybody,
  "/n/[network]/series/[series]/edit": { ...forAuthors, rightful: ["Ilka", "series"] },
  "/n/[network]/settings": forEverybody,
  "/n/[network]/settings/devices": { ...forEverybody, rightful: ["Magnus", "device"] },
  "/n/[network]/settings/leave": forEverybody,
  "/n/[network]/settings/notices": forEverybody,
  "/n/[network]/settings/words": forEverybody,
};

test("every page has its expectations, and every expectation its page", () => {
  expect(Object.keys(expected).sort()).toEqual(listPages().sort());
});

for (const [path, expectation] of Object.entries(expected)) {
  test(`${path} shows nothing of another network`, async ({ owner }) => {
    const attacked = await lastingAttacked(owner);
    const { network } = attacked;
    // Slips are printed for guests alone.
    const match = path.includes("/slip/") ? attacked.guestMatch : attacked.confirmed;
    const foreign = { ...attacked.ids, match };
    const tamsin = await signIn(baseUrl(), network, network.member("Tamsin"));
    const addressOf = (ids: Ids, address: string) => fill(path, { ...ids, id: ids.invite, network: address });
    const open = async (ids: Ids, address: string, cookie?: string) => {
      const at = addressOf(ids, address);
      return {
        page: await ask(at, { cookie }),
        data: await ask(`${at}?_rsc`, { cookie, headers: { rsc: "1" } }),
      };
    };

    // A page may repeat what it was asked for.
    const isAsked = (id: string) => addressOf(foreign, network.id).includes(id);
    for (const { person, home, enter } of await lastingAttackers(owner)) {
      const missing = madeUpIds();
      // Nor does it matter how far the plan is.
      const said = async () =>
        shown((await open(foreign, home ?? network.id, await enter())).page).sentences.join();
      if (path.endsWith("/coordinate")) await expect.poll(said).not.toContain("The plan is being worked out");
      const look = async () => ({
        one: await open(foreign, home ?? network.id, await enter()),
        other: await open(missing, home ?? missing.network, await enter()),
      });
      let { one, other } = await look();
      // Some pages say what minute it is, and it may end between the two.
      if (!isDeepStrictEqual(shown(other.page), shown(one.page))) ({ one, other } = await look());
      expect(one.page.status, person).toBe(expectation[person]);
      expect(shown(other.page), person).toEqual(shown(one.page));
      // Data streams: its head may leave with 200 before the row has been looked for, whoever's row it is.
      for (const { data, page } of [one, other]) expect([200, page.status], person).toContain(data.status);
      expect(one.data.headers["content-type"], person).toMatch(/^text\/x-component/);
      const others = attacked.belongings.filter((belonging) => !isAsked(belonging));
      expect([...givenAway(others, one.page), ...givenAway(others, one.data)], person).toEqual([]);
    }
    const { page, data } = await open(foreign, network.id, tamsin);
    expect(page.status, "bystander").toBe(expectation.bystander);
    const secrets = attacked.secretsFor("Tamsin").filter((secret) => !isAsked(secret));
    expect([...givenAway(secrets, page), ...givenAway(secrets, data)], "bystander").toEqual([]);

    if (!expectation.rightful) return;
    const [name, sees] = expectation.rightful;
    const own = await open(foreign, network.id, await signIn(baseUrl(), network, network.member(name)));
    expect(own.page.status).toBe(200);
    for (const { text } of [own.page, own.data]) {
      expect(text.includes(foreign[sees]), `${name} sees the ${sees}`).toBe(true);
    }
  });
}

/** The sentences of a page. What a slow page shows meanwhile may be among them or not. */
function shown(answer: Answer) {
  const { text, ...rest } = withoutIds(answer);
  const sentences = text.replace(/<script\b.*?<\/script>/gs, "").split(/<[^>]*>/);
  return { ...rest, sentences: [...new Set(sentences)].filter((sentence) => sentence !== "Loading…").sort() };
}
