import type { Browser, BrowserContextOptions, Page } from "@playwright/test";
import { sha256, toBase64url } from "@/seal/bytes";
import { fingerprint } from "@/seal/fingerprint";
import { formatInvite, makeInvite, sealPacket } from "@/seal/invite";
import { toWords } from "@/seal/words";
import { expect, test } from "./fixtures";
import { foundFull, type Texts } from "./full-network";
import { fill, listPages } from "./list-routes";
import { signInByWords } from "./phone";
import { done, type Person, send } from "./sealed-people";
import { baseUrl } from "./two-networks";

/** What each of them says at the end of a line of markup that would run, if anything ran it. */
const hostile: Texts = {
  network: `<img src=x onerror=hacked=1>network`,
  founder: `<svg onload=hacked=1>founder`,
  driver: `"><script>hacked=1</script>driver`,
  rider: `</title></style></script><script>hacked=1</script>rider`,
  onlooker: `javascript:hacked=1//onlooker`,
  place: `'-hacked=1-'<iframe srcdoc="<script>top.hacked=1</script>">place`,
  need: `<a href="javascript:hacked=1" autofocus onfocus=hacked=1>need</a>\u202e{{7*7}}\${hacked=1}`,
  offer: `<style>*{display:none}</style><link rel=stylesheet href=//evil.example/offer><base href=//evil.example/>`,
  "driver's contact": `javascript:hacked=1 555-0134-000 <img src=//evil.example/driver>`,
  "rider's contact": `data:text/html,<script>hacked=1</script> //evil.example/rider`,
  device: `<img src=x onerror=hacked=1>device`,
  "log line": `<object data="javascript:hacked=1">log line`,
  reason: `<form action=//evil.example/><input autofocus onfocus=hacked=1>reason`,
  newcomer: `<embed src="javascript:hacked=1">newcomer`,
};

test("hostile text in whatever is opened stays text, and breaks no policy", async ({
  owner,
  browser,
  baseURL,
}) => {
  test.setTimeout(180_000);
  const full = await foundFull(owner, hostile);
  // It belongs to the next key, of which these browsers have heard nothing.
  await owner`delete from rosters where network_id = ${full.id}`;
  await owner`update log_entries set act = 'remove-member' where network_id = ${full.id}`;
  const seen: string[] = [];
  const violations: string[] = [];
  const { founder, driver, rider } = full.people;
  const visits: [Person, readonly string[]][] = [
    [founder, pages],
    [driver, pages.filter((path) => /mine|devices|people$/.test(path))],
    [rider, pages.filter((path) => /mine|need\]/.test(path))],
  ];
  for (const [person, paths] of visits) {
    const page = await openWatched(browser, { baseURL }, violations);
    await signInByWords(page, await toWords(person.secret));
    for (const path of paths) seen.push(await readPage(page, fill(path, { network: full.id, ...full.ids })));
    await page.context().close();
  }
  const outside = await openWatched(browser, { baseURL }, violations);
  await outside.goto(await sendLink(founder));
  await expect(outside.getByText(hostile.network)).not.toHaveCount(0);
  seen.push(await readPage(outside));
  expect(violations).toEqual([]);
  const all = seen.join("\n");
  const { newcomer, ...shown } = hostile;
  expect(
    Object.entries(shown)
      .filter(([, text]) => !all.includes(text))
      .map(([name]) => name),
  ).toEqual([]);
});

test("a text that is taken for markup is found out", async ({ browser, baseURL }) => {
  const violations: string[] = [];
  const page = await openWatched(browser, { baseURL }, violations);
  await page.goto("/guide");
  await page.evaluate((text) => {
    try {
      document.body.insertAdjacentHTML("beforeend", text);
    } catch {
      // Trusted Types refuse it before it is parsed.
    }
  }, hostile.network);
  await expect
    .poll(() => violations)
    .toEqual([expect.stringMatching(/^(require-trusted-types-for|script-src-attr) \S+ at \/guide$/)]);
  expect(await page.evaluate(() => "hacked" in window)).toBe(false);
});

/** Where members read what others wrote; on the others they see what they type themselves. */
const pages = listPages().filter((path) => path.startsWith("/n/") && !/new$|words$|leave$/.test(path));

/** A phone whose every broken policy, dialog and error is written down. */
async function openWatched(
  browser: Browser,
  options: BrowserContextOptions,
  violations: string[],
): Promise<Page> {
  const context = await browser.newContext(options);
  const page = await context.newPage();
  await page.exposeFunction("noteViolation", (violation: string) => violations.push(violation));
  await page.addInitScript(() => {
    addEventListener("securitypolicyviolation", ({ effectiveDirective, blockedURI }) => {
      const { noteViolation } = window as unknown as { noteViolation(violation: string): void };
      noteViolation(`${effectiveDirective} ${blockedURI} at ${location.pathname}`);
    });
  });
  page.on("dialog", (dialog) => {
    violations.push(`a dialog: ${dialog.message()}`);
    void dialog.dismiss();
  });
  page.on("pageerror", (error) => violations.push(`an error: ${error.message}`));
  return page;
}

/** All text of a page once what is sealed has been opened, and what stands in its fields. */
async function readPage(page: Page, path?: string): Promise<string> {
  if (path) await page.goto(path);
  const text = await untilStill(page);
  expect(await page.evaluate(() => "hacked" in window), page.url()).toBe(false);
  return text;
}

/** Pages of a network ask for what is new for as long as they are open: one has come to rest when its text has. */
function untilStill(page: Page): Promise<string> {
  return page.evaluate(async () => {
    const read = () => {
      const fields = [...document.querySelectorAll<HTMLInputElement>("input, textarea")];
      return [document.body.textContent, document.title, ...fields.map(({ value }) => value)].join("\n");
    };
    let text = read();
    for (let still = 0; still < 10; ) {
      await new Promise((resolve) => setTimeout(resolve, 50));
      const now = read();
      still = now === text && document.readyState === "complete" ? still + 1 : 0;
      text = now;
    }
    return text;
  });
}

/** An invitation by message, whose page shows the inviter's words to somebody outside. */
async function sendLink(inviter: Person): Promise<string> {
  const names = { networkName: hostile.network, inviterName: inviter.name };
  const packet = { kind: "by-message", network: inviter.network, ...names } as const;
  const { id, secret, token, packetKey } = await makeInvite();
  await done(
    send(inviter, "create-invite", {
      ...{ invite: id, kind: packet.kind, epoch: 1, tokenHash: toBase64url(await sha256(token)) },
      packet: toBase64url(await sealPacket(packetKey, packet, id)),
    }),
  );
  return formatInvite(baseUrl(), id, secret, await fingerprint(inviter.keys.signing.publicKey));
}
