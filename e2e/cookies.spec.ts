import { ask } from "../test/ask";
import { foundRealNetwork } from "../test/real-network";
import { expect, test } from "./fixtures";
import { knockAsDevice, sessionCookieOf } from "./knock";
import { serveBeside } from "./serve-beside";
import { baseUrl } from "./two-networks";

test("over HTTPS every cookie of sign-in is bound to the host", async ({ owner }) => {
  const network = await foundRealNetwork(owner, { members: ["Ada"] });
  const origin = "https://holdfast.example";
  const app = await serveBeside({ NEXTAUTH_URL: origin, HOLDFAST_REQUESTS_PER_MINUTE: "120" });
  try {
    const csrf = await ask("/api/auth/csrf", { at: app.address });
    const signedIn = await knockAsDevice({ at: app.address, origin }, network, network.member("Ada"));
    const cookies = [...(csrf.headers["set-cookie"] ?? []), ...(signedIn.headers["set-cookie"] ?? [])];
    expect(cookies.length).toBeGreaterThan(2);
    for (const cookie of cookies) {
      expect(cookie).toMatch(/^__Host-next-auth\.(session-token|csrf-token|callback-url)=/);
      expect(cookie).toMatch(/; Path=\/(;|$)/i);
      expect(cookie).toMatch(/; Secure(;|$)/i);
      expect(cookie).toMatch(/; HttpOnly(;|$)/i);
      expect(cookie).toMatch(/; SameSite=Lax(;|$)/i);
      expect(cookie).not.toMatch(/; Domain=/i);
    }
    const session = sessionCookieOf(signedIn)?.split(";", 1).join() ?? "";
    const board = `/api/n/${network.id}/board`;
    expect((await ask(board, { at: app.address, cookie: session })).status).toBe(200);
    for (const prefix of ["", "__Secure-"]) {
      const planted = session.replace("__Host-", prefix);
      expect((await ask(board, { at: app.address, cookie: planted })).status, prefix).toBe(401);
    }
    // A page that is open at the address it listens on is not the site.
    const write = { at: app.address, method: "POST", cookie: session, json: {} };
    expect((await ask(`/api/n/${network.id}/sign-out`, write)).status).toBe(403);
    expect((await ask(`/api/n/${network.id}/sign-out`, { ...write, origin })).status).toBe(200);
    expect((await ask(board, { at: app.address, cookie: session })).status).toBe(401);
  } finally {
    await app.stop();
  }
});

test("without HTTPS cookies have plain names, which browsers take", async ({ owner }) => {
  const network = await foundRealNetwork(owner, { members: ["Ada"] });
  const signedIn = await knockAsDevice({ at: baseUrl() }, network, network.member("Ada"));
  expect(sessionCookieOf(signedIn)).toMatch(/^next-auth\.session-token=[^;]+(?!.*secure)/i);
});
