import { ask } from "../test/ask";
import { foundRealNetwork } from "../test/real-network";
import { signIn } from "../test/signed-in";
import { expect, test } from "./fixtures";
import { fill, listRoutes } from "./list-routes";
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

test("no answer may be embedded in or read by another site's page", async ({ owner }) => {
  const network = await foundRealNetwork(owner, { members: ["Ada"] });
  const cookie = await signIn(baseUrl(), network, network.member("Ada"));
  const addresses = ["/", "/away", "/start", `/n/${network.id}`, `/api/n/${network.id}/board`, "/quiet.js"];
  for (const address of addresses) {
    const { headers } = await ask(address, { cookie, headers: { origin: "https://evil.example" } });
    expect(headers["access-control-allow-origin"], address).toBeUndefined();
    expect(headers["cross-origin-resource-policy"], address).toBe("same-origin");
    expect(headers["cross-origin-opener-policy"], address).toBe("same-origin");
    expect(headers["referrer-policy"], address).toBe("no-referrer");
    expect(headers["x-content-type-options"], address).toBe("nosniff");
    expect(headers["strict-transport-security"], address).toMatch(/^max-age=\d{8,}/);
    expect(headers["x-frame-options"], address).toBe("DENY");
    if (address !== "/quiet.js") {
      expect(headers["content-security-policy"], address).toContain("frame-ancestors 'none'");
    }
  }
});
