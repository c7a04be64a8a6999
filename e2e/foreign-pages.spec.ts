import { randomUUID } from "node:crypto";
import { ask, type Question } from "../test/ask";
import { foundRealNetwork } from "../test/real-network";
import { signIn } from "../test/signed-in";
import { madeUpIds } from "./bodies";
import { expect, test } from "./fixtures";
import { fill, listPages, listRoutes } from "./list-routes";
import { baseUrl } from "./two-networks";

const reads = listRoutes().filter(({ path, methods }) => path.startsWith("/api/") && methods.includes("GET"));

for (const { path } of reads) {
  const isNextAuth = path.includes("...");
  test(`another site cannot have ${path} read`, async ({ owner }) => {
    const network = await foundRealNetwork(owner, { members: ["Ada"] });
    const cookie = await signIn(baseUrl(), network, network.member("Ada"));
    for (const address of isNextAuth
      ? ["/api/auth/csrf", "/api/auth/session"]
      : [fill(path, { network: network.id })]) {
      const read = (site?: string) =>
        ask(address, { cookie, headers: site ? { "sec-fetch-site": site } : {} });
      for (const site of ["cross-site", "same-site"]) {
        const { status, text } = await read(site);
        expect(status, `${address} for ${site}`).toBe(403);
        expect(JSON.parse(text).reason).toBe("foreign-origin");
      }
      for (const site of [undefined, "same-origin", "none"]) {
        expect((await read(site)).text, `${address} for ${site}`).not.toContain("foreign-origin");
      }
    }
  });
}

test("every answer has every header that keeps other sites out, to the letter", async ({ owner }) => {
  const network = await foundRealNetwork(owner, { members: ["Ada"] });
  const cookie = await signIn(baseUrl(), network, network.member("Ada"));
  const [script] = /\/_next\/static\/[^"]+\.js/.exec((await ask("/")).text) ?? [];
  const board = `/api/n/${network.id}/board`;
  // The data of a client-side navigation has an address of its own, to which the framework leads.
  const { location: flight = "" } = (await ask(`/n/${network.id}`, { cookie, headers: { rsc: "1" } }))
    .headers;
  const asked: readonly Asked[] = [
    ...everything({ ...madeUpIds(), network: network.id, id: randomUUID(), nextauth: "csrf" }),
    { address: board, policy: apiPolicy, headers: { accept: "application/gzip" } },
    { address: `${board}?usual`, policy: apiPolicy },
    { address: flight, policy: null, headers: { rsc: "1" } },
    { address: "/api/nothing-here", policy: apiPolicy },
    ...["/manifest.webmanifest", "/icon.svg", "/nothing-here"].map((address) => ({
      address,
      policy: pagePolicy,
    })),
    ...[script ?? "no script", "/quiet.js", "/_next/nothing-here", "/%"].map((address) => ({
      address,
      policy: null,
    })),
    { address: "/sw.js", policy: workerPolicy },
  ];
  for (const { address, policy, ...question } of asked) {
    const { status, headers } = await ask(address, {
      cookie: question.method === "POST" ? "" : cookie,
      ...question,
      headers: { origin: "https://evil.example", ...question.headers },
    });
    const name = `${question.method ?? "GET"} ${address}: ${status}`;
    expect(status, name).toBeLessThan(500);
    expect(headers, name).toMatchObject(everywhere);
    expect(headers["access-control-allow-origin"], name).toBeUndefined();
    const sent = headers["content-security-policy"]?.toString() ?? null;
    expect(sent?.replace(/'nonce-[\w+/]{22}=='/, "'nonce-…'") ?? null, name).toEqual(policy);
    if (address.includes(network.id)) expect(headers["cache-control"] ?? "", name).toContain("no-store");
  }
});

test("nothing is scaled for anybody", async () => {
  for (const image of ["/icon.svg", "/apple-icon.png", "//evil.example/a.png", "/api/n/x/board"]) {
    const address = `/_next/image?url=${encodeURIComponent(image)}&w=64&q=75`;
    expect((await ask(address)).status, image).toBe(404);
  }
});

const everywhere = {
  "referrer-policy": "no-referrer",
  "x-content-type-options": "nosniff",
  "x-frame-options": "DENY",
  "cross-origin-opener-policy": "same-origin",
  "cross-origin-resource-policy": "same-origin",
  "strict-transport-security": "max-age=63072000",
  "x-robots-tag": "noindex, nofollow",
  "permissions-policy":
    "camera=(self), geolocation=(self), microphone=(), payment=(), usb=(), browsing-topics=()",
};

const pagePolicy =
  "default-src 'self'; script-src 'self' 'nonce-…' 'strict-dynamic'; style-src 'self'; img-src 'self' data: blob:; " +
  "font-src 'self'; connect-src 'self'; manifest-src 'self'; worker-src 'self'; object-src 'none'; frame-src 'none'; " +
  "frame-ancestors 'none'; base-uri 'none'; form-action 'self'; require-trusted-types-for 'script'; " +
  "trusted-types default nextjs";
const apiPolicy = "default-src 'none'; frame-ancestors 'none'";
const workerPolicy =
  "default-src 'none'; connect-src 'self'; require-trusted-types-for 'script'; trusted-types 'none'";
/** The page a quick exit ends on has one style, of which the policy has the fingerprint. */
const awayPolicy = expect.stringMatching(
  /^default-src 'none'; style-src 'sha256-[\w+/]{43}='; img-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'$/,
);

type Asked = Question & { address: string; policy: unknown };

/** Every page, and every route by each of its methods; what is posted is nothing, by nobody. */
function everything(parameters: Record<string, string>): Asked[] {
  const pages = listPages().map((path) => ({ address: fill(path, parameters), policy: pagePolicy }));
  const routes = listRoutes().flatMap(({ path, methods }) => {
    const policy = path.startsWith("/api/") ? apiPolicy : path === "/away" ? awayPolicy : pagePolicy;
    const address = fill(path, parameters);
    return methods.map((method) => ({ address, policy, method, ...(method === "POST" && { json: {} }) }));
  });
  return [...pages, ...routes];
}
