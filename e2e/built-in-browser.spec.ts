import { foundRealNetwork } from "../test/real-network";
import { expect, signInByWords, test } from "./phone";

const instagram =
  "Mozilla/5.0 (Linux; Android 14; Pixel 8; wv) AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0 " +
  "Chrome/139.0.7258.94 Mobile Safari/537.36 Instagram 390.0.0.43.81 Android (34/14; 420dpi; 1080x2154; Google)";
const safari =
  "Mozilla/5.0 (iPhone; CPU iPhone OS 18_6 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.6 " +
  "Mobile/15E148 Safari/604.1";

test("in a chat app's browser the whole link can be taken along, or one goes on", async ({
  baseURL,
  openPhone,
}) => {
  const phone = await openPhone(null, {
    userAgent: instagram,
    permissions: ["clipboard-read", "clipboard-write"],
  });
  const link = `${baseURL}/join/${crypto.randomUUID()}#AAAAAAAAAAAAAAAAAAAAAA.AAAAAAAAAAAAAAAAAAAAAA`;
  const asked: string[] = [];
  phone.on("request", (request) => asked.push(request.url()));
  await phone.goto(link);
  await expect(phone.getByRole("heading", { name: "Open this in your browser" })).toBeVisible();
  await expect(phone.getByText("inside of Instagram")).toBeVisible();
  expect(new URL(phone.url()).hash).toBe("");
  await expect(async () => {
    // It says so for three seconds.
    await phone.getByRole("button", { name: /^(Copy link|Copied)$/ }).click();
    await expect(phone.getByRole("button", { name: "Copied" })).toBeVisible({ timeout: 2_500 });
  }).toPass();
  expect(await phone.evaluate(() => navigator.clipboard.readText())).toBe(link);
  const intent = await phone.getByRole("link", { name: "Open in my browser" }).getAttribute("href");
  expect(intent?.startsWith(`${link.replace("http:", "intent:")}#Intent;scheme=http;`)).toBe(true);
  // Nothing was made here, and the invitation was not looked at.
  expect(asked.filter((url) => url.includes("/api/"))).toEqual([]);

  await phone.getByRole("button", { name: "Go on here anyway" }).click();
  await expect(phone.getByRole("heading", { name: "This invitation is over" })).toBeVisible();
  expect(asked.some((url) => url.endsWith("/api/peek-invite"))).toBe(true);
  expect(new URL(phone.url()).hash).toBe("");
});

test("in a chat app's browser founding asks for a browser first as well", async ({ openPhone }) => {
  const phone = await openPhone(null, { userAgent: instagram });
  await phone.goto("/start");
  await phone.getByRole("button", { name: "Go on here anyway" }).click();
  await expect(phone.getByRole("textbox", { name: "What is your network called?" })).toBeVisible();
});

test("Safari says that it forgets, other browsers do not", async ({ owner, openPhone }) => {
  const network = await foundRealNetwork(owner);
  const iphone = await openPhone(null, { userAgent: safari });
  const android = await openPhone(network.member("Malik"));
  await signInByWords(iphone, network.member("Ines").words);
  for (const phone of [iphone, android]) {
    await phone.goto(`/n/${network.id}/settings`);
    await expect(phone.getByRole("heading", { name: "This device" })).toBeVisible();
  }
  await expect(iphone.getByText("On the home screen Holdfast has a storage of its own")).toBeVisible();
  await expect(android.getByText("Hide the screen after")).toBeVisible();
  await expect(android.getByText("This browser forgets")).toHaveCount(0);
});
