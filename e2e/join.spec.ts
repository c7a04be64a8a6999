import { randomBytes, randomUUID } from "node:crypto";
import { appendFile } from "node:fs/promises";
import type { Page } from "@playwright/test";
import { foundRealNetwork } from "../test/real-network";
import { expectKeptFrom, findSecrets, rememberRequests } from "./fragment";
import { untilKept } from "./kept-pages";
import { expect, test } from "./phone";

test("a network is founded, and the first person joins it", async ({ openPhone }) => {
  const rosa = await openPhone();
  const invited = rememberRequests(rosa);
  await rosa.goto("/");
  await rosa.getByRole("link", { name: "Start a network" }).click();
  await rosa.getByRole("textbox", { name: "What should people call you?" }).fill("Rosa");
  await rosa.getByRole("textbox", { name: "What is your network called?" }).fill("Night shift, dock 4");
  await rosa.getByRole("textbox", { name: "Place 1" }).fill("Gate 4");
  await expect(rosa.getByRole("combobox", { name: "Time zone" })).toHaveValue("Pacific/Chatham");
  await rosa.getByRole("combobox", { name: "Time zone" }).selectOption("America/Chicago");
  await rosa.getByRole("button", { name: "Start the network" }).click();
  await expect(rosa.getByRole("heading", { name: "Nothing here yet" })).toBeVisible();
  await expect(rosa.getByRole("banner")).toContainText("Night shift, dock 4");

  await rosa.getByRole("link", { name: "Invite someone" }).click();
  const link = await invite(rosa);
  const omar = await openPhone(null, { serviceWorkers: "allow" });
  const sent = rememberRequests(omar);
  await omar.goto(link);
  await expect(omar.getByRole("heading", { name: "Join Night shift, dock 4" })).toBeVisible();
  await expect(omar.getByText("Rosa vouches for you.")).toBeVisible();
  await omar.getByRole("textbox", { name: "What should people call you?" }).fill("Omar");
  await omar.getByRole("button", { name: "Join" }).click();
  await expect(omar.getByRole("heading", { name: "Nothing here yet" })).toBeVisible();
  expect(new URL(omar.url()).hash).toBe("");
  await untilKept(omar, new URL(omar.url()).pathname.slice("/n/".length));
  await expectKeptFrom(link, omar, sent, "peek-invite");

  await expect(rosa.getByText("Somebody joined").first()).toBeVisible();
  await rosa.getByRole("button", { name: "Done" }).click();
  await expect(rosa.getByRole("list", { name: "People" })).toHaveText(/Omar.*Rosa \(you\).*Coordinator/);
  await omar.getByRole("link", { name: "People" }).click();
  await expect(omar.getByRole("list", { name: "People" })).toContainText("Omar (you)");
  await expectKeptFrom(link, rosa, invited, "create-invite");
});

test("a secret that gets into a request, the history, what is kept or a log is found there", async ({
  openPhone,
}) => {
  const phone = await openPhone();
  const remembered = rememberRequests(phone);
  await phone.goto("/guide");
  // Wherever it comes from, also from a page that was opened since.
  const later = await phone.context().newPage();
  await later.goto("/guide");
  const leaks: [where: string, leak: (secret: { text: string; hex: string }) => unknown][] = [
    ["a request", ({ text }) => fetch(`/guide?${text}`)],
    ["a request", ({ hex }) => fetch("/guide", { headers: { "x-said": hex } })],
    [
      "a request",
      ({ text }) => {
        const body = JSON.stringify({ invite: crypto.randomUUID(), token: `${text}${"A".repeat(21)}` });
        const headers = { "content-type": "application/json" };
        return fetch("/api/peek-invite", { method: "POST", headers, body });
      },
    ],
    ["history", ({ text }) => history.pushState(null, "", `#${text}`)],
    ["what is kept of pages", async ({ text }) => (await caches.open("x")).put("/x", new Response(text))],
    ["a log", ({ text }) => appendFile(process.env.APP_LOG ?? "", `${text}\n`)],
  ];
  for (const [where, leak] of leaks) {
    const secret = randomBytes(16);
    const said = { text: secret.toString("base64url"), hex: secret.toString("hex") };
    const link = `/join/${randomUUID()}#${said.text}`;
    expect(await findSecrets(link, phone, remembered)).toEqual([]);
    await (where === "a log" ? leak(said) : later.evaluate(leak, said));
    expect(await findSecrets(link, phone, remembered), String(leak)).toEqual([where]);
  }
});

test("the secret part leaves the address bar at once, and an invitation lets in one person", async ({
  owner,
  openPhone,
}) => {
  const network = await foundRealNetwork(owner);
  const rosa = await openPhone(network.member("Rosa"));
  await rosa.getByRole("link", { name: "People" }).click();
  const link = await invite(rosa);
  const [omar, latecomer] = await Promise.all([openPhone(), openPhone()]);
  for (const phone of [omar, latecomer]) {
    await phone.goto(link);
    await expect(phone.getByRole("heading", { name: "Join Harbor House" })).toBeVisible();
    expect(phone.url()).toBe(link.split("#")[0]);
  }
  await join(omar, "Omar");
  await expect(omar.getByRole("heading", { name: "Nothing here yet" })).toBeVisible();
  await latecomer.getByRole("textbox", { name: "What should people call you?" }).fill("Late");
  await latecomer.getByRole("button", { name: "Join" }).click();
  await expect(latecomer.getByText("This invitation has been used or has run out.")).toBeVisible();

  await latecomer.goto("/");
  await latecomer.goto(link);
  await expect(latecomer.getByRole("heading", { name: "This invitation is over" })).toBeVisible();
  await latecomer.goto("/");
  await latecomer.goto(link.split("#")[0] ?? "");
  await expect(latecomer.getByRole("heading", { name: "This link is not complete" })).toBeVisible();
  const members = await owner`select from members where network_id = ${network.id}`;
  expect(members).toHaveLength(network.members.length + 1);
});

test("a cancelled invitation lets nobody in", async ({ owner, openPhone }) => {
  const network = await foundRealNetwork(owner);
  const rosa = await openPhone(network.member("Rosa"));
  await rosa.getByRole("link", { name: "People" }).click();
  const link = await invite(rosa);
  await rosa.getByRole("button", { name: "Cancel this invitation" }).click();
  await expect(rosa.getByText("The invitation is cancelled").first()).toBeVisible();
  const stranger = await openPhone();
  await stranger.goto(link);
  await expect(stranger.getByRole("heading", { name: "This invitation is over" })).toBeVisible();
});

async function join(phone: Page, name: string): Promise<void> {
  await phone.getByRole("textbox", { name: "What should people call you?" }).fill(name);
  await phone.getByRole("button", { name: "Join" }).click();
}

/** On the page of the people: shows an invitation, and gives its link. */
async function invite(phone: Page): Promise<string> {
  await phone.getByRole("button", { name: "Invite someone" }).click();
  await phone.getByRole("button", { name: "Show a code" }).click();
  await expect(phone.getByRole("img", { name: "Code of the invitation: scan it to join" })).toBeVisible();
  await expect(phone.getByRole("timer")).toContainText(/^(10:00|9:\d\d) left$/);
  return phone.getByRole("textbox", { name: "Link" }).inputValue();
}
