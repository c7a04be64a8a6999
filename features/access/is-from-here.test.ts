import { beforeAll, describe, expect, it } from "vitest";
import { isFromHere, mayRead } from "./is-from-here";

const home = "https://holdfast.example:8443";

beforeAll(() => {
  process.env.NEXTAUTH_URL = home;
});

describe("a write", () => {
  it.each([
    ["from our own page", { origin: home, "sec-fetch-site": "same-origin" }, true],
    ["from an older browser's page of ours", { origin: home }, true],
    ["whose Origin is left out", { "sec-fetch-site": "same-origin" }, true],
    ["from a page at another name of this server", { ...at("http://127.0.0.1:3000"), ...same }, true],
    ["from an older browser at another name", at("http://127.0.0.1:3000"), false],
    ["that says nothing", {}, false],
    ["with the right host and another scheme", { origin: "http://holdfast.example:8443" }, false],
    ["with another port", { origin: "https://holdfast.example" }, false],
    ["from a page below ours", { origin: "https://a.holdfast.example:8443" }, false],
    ["from a page whose name begins like ours", { origin: `${home}.evil.example` }, false],
    ["from a sandbox", { origin: "null" }, false],
    ["from another site", { origin: "https://evil.example", "sec-fetch-site": "cross-site" }, false],
    ["from another site that lies about one of the two", { origin: "https://evil.example", ...same }, false],
    ["from a sibling", { origin: home, "sec-fetch-site": "same-site" }, false],
    ["typed into the address bar", { "sec-fetch-site": "none" }, false],
  ])("%s", (_, headers, expected) => {
    expect(isFromHere(request(headers))).toBe(expected);
  });
});

describe("a read", () => {
  it.each([
    ["from our own page", "same-origin", true],
    ["typed into the address bar", "none", true],
    ["by a program", undefined, true],
    ["from another site", "cross-site", false],
    ["from a sibling", "same-site", false],
  ])("%s", (_, site, expected) => {
    expect(mayRead(request(site === undefined ? {} : { "sec-fetch-site": site }))).toBe(expected);
  });
});

const same = { "sec-fetch-site": "same-origin" };

function at(origin: string) {
  return { origin, host: new URL(origin).host };
}

/** As Next.js hands it on: `Request` itself keeps some of these headers out. */
function request(headers: Record<string, string>): Request {
  return { headers: new Headers({ host: "holdfast.example:8443", ...headers }) } as Request;
}
