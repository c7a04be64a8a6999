import { ask } from "../test/ask";
import { copyWithoutProxy } from "../test/copy-without-proxy";
import { signIn } from "../test/signed-in";
import { bodies, type Ids } from "./bodies";
import { expect, test } from "./fixtures";
import { fill, listPages, listRoutes } from "./list-routes";
import { serveBeside } from "./serve-beside";
import { type Attacked, baseUrl, foundAttacked, foundAttackers, givenAway, hashOf } from "./two-networks";

/** Whether it is ready each server says for itself. */
const reads = [
  ...listPages(),
  ...listRoutes().flatMap(({ path, methods }) =>
    methods.includes("GET") && !path.includes("...") && path !== "/readyz" ? [path] : [],
  ),
];
const writes = listRoutes().flatMap(({ path, methods }) =>
  methods.includes("POST") && !path.includes("...") ? [path] : [],
);

/** As a document, and as the data of a navigation. */
const ways: Record<string, string>[] = [{}, { rsc: "1" }];

test("nothing opens when proxy.ts is gone: every page and every route is closed by itself", async ({
  owner,
}) => {
  const attacked = await foundAttacked(owner);
  const { network, ids } = attacked;
  const copy = await copyWithoutProxy();
  const app = await serveBeside({}, copy.folder);
  try {
    const policy = async (at: string) => (await ask("/sign-in", { at })).headers["content-security-policy"];
    expect(await policy(baseUrl())).toContain("nonce-");
    expect(await policy(app.address)).toBeUndefined();

    const outsiders = (await foundAttackers(owner)).filter(({ home }) => home === undefined);
    const before = await hashOf(owner, network);
    for (const { person, enter } of outsiders) {
      const cookie = await enter();
      for (const path of reads) {
        for (const headers of ways) {
          const address = `${fill(path, { ...ids, match: attacked.confirmed, id: ids.invite })}?_rsc`;
          const [one, usual] = [
            await ask(address, { at: app.address, cookie, headers }),
            await ask(address, { cookie, headers }),
          ];
          expect(one.status, `${person} at ${path}`).toBe(usual.status);
          // What a page was asked for it may repeat.
          const kept = hidden(attacked).filter((id) => !address.includes(id));
          expect(givenAway(kept, one), `${person} at ${path}`).toEqual([]);
        }
      }
      for (const path of writes) {
        const body = { ...ids, match: attacked.asked } satisfies Ids;
        const question = { method: "POST", cookie, json: bodies[path]?.(body) };
        const one = await ask(fill(path, ids), { ...question, at: app.address });
        if (path.includes("[network]")) expect(one.status, `${person} at ${path}`).toBe(401);
        else expect(givenAway(hidden(attacked), one), `${person} at ${path}`).toEqual([]);
      }
    }
    expect(await hashOf(owner, network)).toBe(before);

    const oriel = await signIn(baseUrl(), network, network.member("Oriel"));
    const board = await ask(`/n/${network.id}`, { at: app.address, cookie: oriel });
    expect(givenAway(hidden(attacked), board).length).toBeGreaterThan(3);
  } finally {
    await app.stop();
    await copy.remove();
  }
});

test("nothing opens to a request that makes the framework skip the proxy, or that it does not match", async ({
  owner,
}) => {
  const attacked = await foundAttacked(owner);
  const { network } = attacked;
  const usual = (await ask(`/api/n/${network.id}/board`)).text;
  for (const { enter } of (await foundAttackers(owner)).filter(({ home }) => home === undefined)) {
    const cookie = await enter();
    for (const headers of skipping) {
      const page = await ask(`/n/${network.id}/people`, { cookie, headers });
      expect(page.status, JSON.stringify(headers)).toBeLessThan(500);
      expect(givenAway(hidden(attacked), page), JSON.stringify(headers)).toEqual([]);
      const json = await ask(`/api/n/${network.id}/board`, { cookie, headers });
      expect([401, 200, 307], JSON.stringify(headers)).toContain(json.status);
      expect([usual, ...nothing], JSON.stringify(headers)).toContain(json.text);
    }
    for (const path of sidePaths(network.id)) {
      const answer = await ask(path, { cookie });
      expect(answer.status, path).toBeLessThan(500);
      expect(givenAway(hidden(attacked), answer), path).toEqual([]);
    }
  }
});

/** What whoever asks has not said themselves. */
function hidden({ belongings, ids }: Attacked): string[] {
  const said: string[] = [ids.network, ids.need, ids.offer, ids.invite];
  return belongings.filter((belonging) => !said.includes(belonging));
}

/** What the framework says to prefetches, without asking the route. */
const nothing = ["{}", ""];

/** CVE-2025-29927 and its kin: what the framework has taken, or takes, as a word of its own. */
const skipping: Record<string, string>[] = [
  ...["proxy", "src/proxy", "middleware", "src/middleware", "pages/_middleware"].flatMap((name) => [
    { "x-middleware-subrequest": name },
    { "x-middleware-subrequest": Array(5).fill(name).join(":") },
  ]),
  { "x-middleware-next": "1" },
  { "x-middleware-rewrite": "/n/x" },
  { "x-middleware-skip": "1" },
  { "x-middleware-prefetch": "1" },
  { "x-middleware-override-headers": "cookie", "x-middleware-request-cookie": "a=b" },
  { "x-invoke-path": "/", "x-invoke-status": "200", "x-invoke-output": "/n/[network]" },
  { "x-nextjs-data": "1" },
  { "x-prerender-revalidate": "1", "x-matched-path": "/n/[network]/people" },
  { "next-router-prefetch": "1", rsc: "1" },
  { "next-router-segment-prefetch": "/_tree", rsc: "1" },
  { "next-router-state-tree": "%5B%22%22%5D", rsc: "1" },
  { "x-forwarded-host": "evil.example", "x-original-url": "/n/x", "x-rewrite-url": "/n/x" },
];

/** Ways to a page that are none of its own. */
function sidePaths(network: string): string[] {
  return [
    ...[
      `//n/${network}`,
      `/n//${network}`,
      `/./n/${network}`,
      `/x/../n/${network}`,
      `/%6e/${network}`,
      `/N/${network}`,
    ],
    ...[
      `/n/${network}/`,
      `/n/${network}.json`,
      `/n/${network}.rsc`,
      `/n/${network}/people.rsc`,
      `/n/${network}%2fpeople`,
    ],
    ...[
      `/n/${network}/people.segments/_tree.segment.rsc`,
      `/_next/data/x/n/${network}.json`,
      `/en/n/${network}`,
    ],
    ...[
      `/_next/image?url=%2Fn%2F${network}&w=640&q=75`,
      `/_next/../n/${network}`,
      `/api/../n/${network}/people`,
    ],
    ...[`/away/../n/${network}`, `/away/n/${network}`, `/quiet.js/../n/${network}`, `/n/${network};/people`],
    ...[
      `/api/n/${network}/board/`,
      `/api/n/${network}/board.json`,
      `/API/n/${network}/board`,
      `/n/${network}/..%2f..%2f`,
    ],
  ];
}
