import { chromium, type Page } from "@playwright/test";
import { launchOptions } from "../test/browser";
import { postRealNeed } from "../test/real-listings";
import { foundRealNetwork } from "../test/real-network";
import { madeUpIds } from "./bodies";
import { untilKept } from "./kept-pages";
import { listKept } from "./list-kept";
import { fill, listPages } from "./list-routes";
import { expect, signInByWords, test } from "./phone";
import { away, expectNothingOfUs, leaveByKeys } from "./quick-exit";

test("quick exit leaves no page behind that Back could show", async ({ owner, openPhone }) => {
  const network = await foundRealNetwork(owner, { name: "Harbor House" });
  const phone = await openPhone(network.member("Malik"));
  await expect.poll(() => listKept(phone)).toContain(`note:${network.id}:network-name`);
  await phone.goto("/");
  await phone.getByRole("link", { name: "Harbor House" }).click();
  await phone.getByRole("link", { name: "People" }).click();
  await expect(phone.getByRole("list", { name: "People" })).toContainText("Ines");
  await phone.getByRole("link", { name: "Settings" }).click();
  await expect(phone.getByRole("heading", { name: "Settings" })).toBeVisible();
  const seen = await recordTexts(phone);

  await phone.getByRole("button", { name: "Quick exit" }).click();
  await phone.waitForURL(away);
  await expectNothingOfUs(phone);
  for (let steps = 0; steps < 6 && phone.url() !== "about:blank"; steps++) {
    await phone.goBack();
    await expect(phone).toHaveURL(/\/away\??$|^about:blank$/);
    if (phone.url() !== "about:blank") await expectNothingOfUs(phone);
  }
  expect(seen.join(" ")).not.toMatch(/Harbor House|Ines|Settings/);

  // Whoever comes back of their own will is still signed in.
  await phone.goto(`/n/${network.id}/people`);
  await expect(phone.getByRole("list", { name: "People" })).toContainText("Ines");
});

test("Escape leaves when it is pressed twice within a second", async ({ owner, openPhone }) => {
  const network = await foundRealNetwork(owner);
  const phone = await openPhone(network.member("Malik"));
  await phone.keyboard.press("Escape");
  await phone.waitForTimeout(1_100);
  await phone.keyboard.press("Escape");
  await phone.waitForTimeout(1_100);
  await phone.getByRole("link", { name: "People" }).click();
  await phone.getByRole("button", { name: "Invite someone" }).first().click();
  await expect(phone.getByRole("dialog")).toBeVisible();
  await phone.keyboard.press("Escape");
  await expect(phone.getByRole("dialog")).toBeHidden();
  await phone.waitForTimeout(1_100);

  await leaveByKeys(phone);
});

test("quick exit is at hand in a sheet on a phone", async ({ owner, openPhone }) => {
  const network = await foundRealNetwork(owner, { name: "Harbor House" });
  const phone = await openPhone(network.member("Malik"), { viewport: { width: 360, height: 740 } });
  await phone.getByRole("link", { name: "People" }).click();
  await phone.getByRole("button", { name: "Invite someone" }).first().click();
  const sheet = phone.getByRole("dialog", { name: "Invite someone" });
  // Nobody leaves by pressing Enter too early.
  await expect(sheet.getByRole("button", { name: "Close" })).toBeFocused();
  const exit = sheet.getByRole("button", { name: "Quick exit" });
  const box = await exit.boundingBox();
  expect(Math.min(box?.width ?? 0, box?.height ?? 0)).toBeGreaterThanOrEqual(44);
  await exit.click();
  await phone.waitForURL(away);
  await expectNothingOfUs(phone);
  await phone.goBack();
  await expect(phone).toHaveURL(away);
  await expectNothingOfUs(phone);
});

test("quick exit leaves nothing behind on a page that was kept for a time without signal", async ({
  owner,
  openPhone,
}) => {
  const network = await foundRealNetwork(owner, { name: "Harbor House" });
  const phone = await openPhone(network.member("Malik"), { serviceWorkers: "allow" });
  // The script for it is not left to what the browser happens to keep.
  await untilKept(phone, network.id, ["/quiet.js"]);
  await phone.context().setOffline(true);
  await phone.goto(`/n/${network.id}/mine`);
  await expect(phone.getByRole("banner")).toContainText("Harbor House");
  const seen = await recordTexts(phone);
  await leaveByKeys(phone);
  await expectNothingOfUs(phone);
  await phone.goBack();
  await expect(phone).toHaveURL(away);
  await expectNothingOfUs(phone);
  expect(seen.join(" ")).not.toMatch(/Harbor House/);
});

test("quick exit works before the page's code is there", async ({ openPhone }) => {
  const phone = await openPhone();
  await phone.route("**/_next/static/chunks/**/*.js", () => {});
  for (const path of ["/start", "/sign-in", `/join/${crypto.randomUUID()}`]) {
    await phone.goto(path, { waitUntil: "commit" });
    await phone.getByRole("button", { name: "Quick exit" }).click();
    await phone.waitForURL(away);
    await phone.goto(path, { waitUntil: "commit" });
    await expect(phone.getByRole("button", { name: "Quick exit" })).toBeVisible();
    await leaveByKeys(phone);
  }
});

test("quick exit works without a line", async ({ openPhone }) => {
  const phone = await openPhone();
  const fetched = phone.waitForResponse(away);
  await phone.goto("/start");
  await (await fetched).finished();
  await phone.context().setOffline(true);
  await phone.getByRole("button", { name: "Quick exit" }).click();
  await phone.waitForURL(away);
  await expectNothingOfUs(phone);
});

test("quick exit works without any script", async ({ openPhone }) => {
  const phone = await openPhone(null, { javaScriptEnabled: false });
  await phone.goto("/start");
  await phone.getByRole("button", { name: "Quick exit" }).click();
  await phone.waitForURL(away);
});

test("quick exit works where nothing is found", async ({ owner, openPhone }) => {
  const network = await foundRealNetwork(owner);
  const phone = await openPhone(network.member("Malik"));
  for (const path of [
    `/n/${network.id}/needs/${crypto.randomUUID()}`,
    `/n/${crypto.randomUUID()}`,
    "/nowhere",
  ]) {
    await phone.goto(path);
    await expect(phone.getByRole("button", { name: "Quick exit" })).toBeVisible();
    await leaveByKeys(phone);
  }
});

test("what was typed to the last letter is there after a quick exit", async ({ owner, openPhone }) => {
  const network = await foundRealNetwork(owner);
  const phone = await openPhone(network.member("Malik"));
  await phone.goto(`/n/${network.id}/needs/new?kind=ride`);
  const note = phone.getByRole("textbox", { name: /Anything else/ });
  await note.pressSequentially("A note that nobody had the time to finis");
  await phone.keyboard.press("h");
  await leaveByKeys(phone);
  await phone.goto(`/n/${network.id}/needs/new?kind=ride`);
  await expect(note).toHaveValue("A note that nobody had the time to finish");
});

test("a browser that keeps whole pages shows none of them again", async ({ owner, baseURL }) => {
  const network = await foundRealNetwork(owner, { name: "Harbor House" });
  const browser = await chromium.launch({
    ...launchOptions(),
    ignoreDefaultArgs: ["--disable-back-forward-cache"],
  });
  const phone = await (await browser.newContext({ baseURL })).newPage();
  await phone.addInitScript(() => {
    // After what the page itself listens with.
    addEventListener("DOMContentLoaded", () =>
      addEventListener("pageshow", ({ persisted }) => {
        const { body } = document;
        const shown = `${location.pathname}: ${body.checkVisibility() ? body.innerText : ""}`;
        // In the tab, where the next page finds it: a page that goes at once has nobody to hear it.
        if (persisted) sessionStorage.setItem("shown again", shown);
      }),
    );
  });
  /** A page that does not come to rest within three seconds a browser does not keep: then it is tried once more. */
  const goBackTo = async (shown: RegExp, leave: () => Promise<unknown>) => {
    await expect(async () => {
      await phone.goto("/guide");
      await leave();
      await phone.evaluate(() => sessionStorage.removeItem("shown again"));
      await phone.evaluate(() => history.back());
      const shownAgain = () => phone.evaluate(() => sessionStorage.getItem("shown again")).catch(() => null);
      await expect.poll(shownAgain, { timeout: 10_000 }).toMatch(shown);
    }).toPass();
  };
  await signInByWords(phone, network.member("Malik").words);
  // This browser does keep pages: without a quick exit they are there again, with everything on them.
  await goBackTo(/^\/guide: .*Holdfast/s, async () => {
    await phone.goto(`/n/${network.id}/people`);
    await expect(phone.getByRole("list", { name: "People" })).toContainText("Ines");
  });
  // The page says so before the browser has ended the step back; a step begun meanwhile would be overtaken.
  await expect.poll(() => phone.url()).toMatch(/\/guide$/);

  await goBackTo(/^\/guide: $/, async () => {
    await phone.goto(`/n/${network.id}/settings`);
    await leaveByKeys(phone);
  });
  await expect.poll(() => phone.url()).toMatch(away);
  await expectNothingOfUs(phone);
  await browser.close();
});

test("no title names the network or what is being done", async ({ owner, openPhone }) => {
  const network = await foundRealNetwork(owner, { name: "Harbor House" });
  const malik = network.member("Malik");
  const need = await postRealNeed(owner, network, { by: malik });
  const phone = await openPhone(malik);
  const ids = { ...madeUpIds(), network: network.id, need, id: crypto.randomUUID() };
  for (const path of listPages()) {
    await phone.goto(fill(path, ids));
    await expect(phone, path).toHaveTitle("Holdfast");
    expect(decodeURIComponent(phone.url()), path).not.toMatch(/harbor|house/i);
  }
});

/** Every text that any document of this phone has in sight from now on, at its first frames. */
async function recordTexts(phone: Page): Promise<string[]> {
  const seen: string[] = [];
  await phone.exposeFunction("saw", (text: string) => seen.push(text));
  await phone.addInitScript(() => {
    const look = () => {
      const { saw } = window as unknown as { saw(text: string): void };
      if (document.body?.checkVisibility()) saw(document.body.innerText);
      requestAnimationFrame(look);
    };
    requestAnimationFrame(look);
  });
  return seen;
}
