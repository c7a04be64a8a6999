import { randomBytes } from "node:crypto";
import { encode } from "next-auth/jwt";
import { ask } from "../test/ask";
import { bodies, madeUpIds } from "./bodies";
import { expect, test } from "./coordinator";
import { hostileIds } from "./hostile-values";
import { inTurns } from "./in-turns";
import { fill, listPages, listRoutes } from "./list-routes";
import { logged } from "./logged";
import { baseUrl } from "./two-networks";

const routes = listRoutes().filter(({ path }) => path.includes("[network]"));
const pages = listPages().filter((path) => path.includes("["));

for (const { path, methods } of routes) {
  test(`${path} takes no strange ids`, async ({ coordinator: { cookie } }) => {
    const marker = makeMarker();
    await inTurns(hostileIds(marker), async (id) => {
      for (const method of methods.filter((each) => each === "GET" || each === "POST")) {
        const body = method === "POST" ? { json: bodies[path]?.(madeUpIds()) } : {};
        const { status, text } = await ask(fill(path, { network: id }), { method, cookie, ...body });
        expect([400, 401, 404], `${id.slice(0, 60)}: ${status} ${text.slice(0, 300)}`).toContain(status);
        if (status === 401) expect(JSON.parse(text).message).toMatch(/^You are signed out here\./);
      }
    });
    expect(logged(marker)).toEqual([]);
  });
}

for (const path of pages) {
  test(`${path} takes no strange ids and no strange questions`, async ({
    coordinator: { network, cookie },
  }) => {
    const marker = makeMarker();
    const ids = Object.keys({ ...madeUpIds(), id: "" });
    const anywhere = (id: string) => fill(path, Object.fromEntries(ids.map((name) => [name, id])));
    const strange = (id: string) => anywhere(id).replace(/^\/n\/[^/]+/, `/n/${network}`);
    const addresses = hostileIds(marker).flatMap((id) => [strange(id), anywhere(id)]);
    const asked = questions(marker).map((each) => `${strange("x")}?${each}`);
    // Where nothing but the network is in the address, one's own network is one address.
    await inTurns([...new Set([...addresses, ...asked])], async (address) => {
      const { status, headers } = await ask(address, { cookie });
      expect([200, 308, 400, 404], address.slice(0, 200)).toContain(status);
      expect(new URL(headers.location ?? "", baseUrl()).origin, address.slice(0, 200)).toBe(baseUrl());
    });
    expect(logged(marker)).toEqual([]);
  });
}

test("a broken cookie is no cookie", async ({ coordinator: { network, cookie } }) => {
  const marker = makeMarker();
  for (const broken of await brokenCookies(cookie, marker)) {
    for (const what of ["board", "keys", "open-invites"]) {
      const { status, text } = await ask(`/api/n/${network}/${what}`, { cookie: broken });
      expect(status, broken.slice(0, 200)).toBe(401);
      expect(JSON.parse(text).message).toMatch(/^You are signed out here\./);
    }
    expect((await ask(`/n/${network}`, { cookie: broken })).status, broken.slice(0, 200)).toBe(200);
  }
  expect(logged(marker)).toEqual([]);
  expect((await ask(`/api/n/${network}/board`, { cookie })).status).toBe(200);
});

test("a cookie beside others, or a strange language, does no harm", async ({
  coordinator: { network, cookie },
}) => {
  const board = `/api/n/${network}/board`;
  for (const other of [
    "a=%zz",
    "__proto__=1",
    "locale=__proto__",
    "locale=<script>",
    "locale=../../en",
    "=",
    ";;;",
  ]) {
    expect((await ask(board, { cookie: `${other}; ${cookie}` })).status, other).toBe(200);
    expect((await ask(`/n/${network}`, { cookie: `${other}; ${cookie}` })).status, other).toBe(200);
  }
  for (const language of [
    "*",
    "xx",
    "es;q=abc",
    "constructor",
    ",".repeat(3000),
    "en-".repeat(2000),
    "\u00ff",
  ]) {
    const answer = await ask(board, { headers: { "accept-language": language } });
    expect(answer.status, language.slice(0, 40)).toBe(401);
    expect(JSON.parse(answer.text).reason).toBe("signed-out");
  }
});

test("headers that do not fit are refused", async () => {
  const answer = await ask("/", { cookie: `a=${"x".repeat(60_000)}` });
  expect(answer.status).toBe(431);
});

function makeMarker(): string {
  return `leak${randomBytes(8).toString("hex")}`;
}

/** Filters of the board and kinds of a form, as nobody would choose them. */
function questions(marker: string): string[] {
  return [
    "kind=__proto__",
    "kind=ride&kind=food",
    `kind=${marker}`,
    `day=${marker}&category=constructor&place=%00&q=%ff`,
    `__proto__[x]=${marker}&constructor=1`,
    `${"a=b&".repeat(2000)}`,
    "%",
    `callbackUrl=https://evil.example/${marker}`,
  ];
}

/** Cookies of the session's name that are none of ours. */
async function brokenCookies(cookie: string, marker: string): Promise<string[]> {
  const [name, token = ""] = cookie.split("=");
  const [header, key, iv, text, tag] = token.split(".");
  const forged = await encode({ token: { sid: marker }, secret: marker.repeat(3) });
  const plain = Buffer.from(JSON.stringify({ alg: "none" })).toString("base64url");
  const claims = Buffer.from(JSON.stringify({ sid: marker })).toString("base64url");
  return [
    "",
    ...[marker, "null", "{}", "...", "%00", "%ff", "x".repeat(12_000), `${plain}.${claims}.`, forged],
    ...[token.slice(0, -1), `${token}A`, token.toUpperCase(), [header, key, iv, text].join(".")],
    [header, key, iv, `${text}AAAA`, tag].join("."),
    [plain, key, iv, text, tag].join("."),
  ].map((value) => `${name}=${value}`);
}
