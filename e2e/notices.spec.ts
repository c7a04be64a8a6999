import { randomUUID } from "node:crypto";
import ICAL from "ical.js";
import { simpleParser } from "mailparser";
import { ask } from "../test/ask";
import type { Mailed } from "../test/mail-server";
import { signIn } from "../test/signed-in";
import { madeUpIds } from "./bodies";
import { expect, test } from "./phone";
import { mailTo } from "./serve-mail";
import { act, baseUrl, foundAttacked } from "./two-networks";

test.use({ serviceWorkers: "allow" });

test("somebody chooses to be told by mail and by their calendar, and takes it back", async ({
  owner,
  openPhone,
}) => {
  const { network, confirmed, guestMatch } = await foundAttacked(owner);
  const phone = await openPhone(network.member("Magnus"));
  const address = `magnus.${randomUUID()}@mail.example`;
  await phone.goto(`/n/${network.id}/settings`);
  await phone.getByRole("link", { name: "Tell me" }).click();
  await phone.getByRole("textbox", { name: "Your mail address" }).fill(address);
  await phone.getByRole("button", { name: "Send me a code" }).click();
  const code = /^\d{6}$/m.exec(await textOf(await mailTo(address)))?.[0] ?? "";
  const field = phone.getByRole("textbox", { name: "The six digits of the code" });
  await field.fill(code === "000000" ? "000001" : "000000");
  await phone.getByRole("button", { name: "Confirm" }).click();
  await expect(phone.getByText("That is not the code.")).toBeVisible();
  await field.fill(`${code.slice(0, 3)} ${code.slice(3)}`);
  await phone.getByRole("button", { name: "Confirm" }).click();
  await expect(phone.getByText("Mail goes to m…@mail.example.")).toBeVisible();

  await phone.getByRole("button", { name: "Send me one now" }).click();
  const told = await mailTo(address);
  expect((await simpleParser(told.raw)).subject).toBe("Something changed");
  expect(told.raw).not.toContain(network.id);

  await phone.getByRole("checkbox", { name: "somebody asks me" }).uncheck();
  await phone.getByRole("radio", { name: "None" }).check();
  await phone.getByRole("button", { name: "Save", exact: true }).click();
  await expect(phone.getByRole("region", { name: "Saved" })).toBeVisible();
  const [chosen] = await owner`select * from notice_choices where network_id = ${network.id}`;
  expect(chosen).toMatchObject({ kinds: ["answer", "reminder", "standing"], quiet_from: 0, quiet_until: 0 });

  await phone.getByRole("radio", { name: /By their kind/ }).check();
  await phone.getByRole("button", { name: "Make the address" }).click();
  const link = await phone.getByRole("textbox", { name: "Link" }).inputValue();
  await expect(phone.getByRole("link", { name: "Open in my calendar" })).toHaveAttribute("href", /^webcal:/);
  const path = link.replace(baseUrl(), "");
  const feed = await ask(path);
  expect(feed.headers).toMatchObject({
    "content-type": "text/calendar; charset=utf-8",
    "cache-control": "private, no-cache",
  });
  const events = new ICAL.Component(ICAL.parse(feed.text)).getAllSubcomponents("vevent");
  const agreed =
    await owner`select lower(during) as starts from matches where id in ${owner([confirmed, guestMatch])}
    order by lower(during)`;
  expect(events.map((event) => new ICAL.Event(event).startDate.toJSDate())).toEqual(
    agreed.map(({ starts }) => starts),
  );
  expect(events.map((event) => new ICAL.Event(event).summary)).toEqual(["Ride", "Ride"]);
  const known = await ask(path, { headers: { "if-none-match": String(feed.headers.etag) } });
  expect([known.status, known.text]).toEqual([304, ""]);

  await phone.getByRole("button", { name: "Take the address back" }).click();
  await expect(phone.getByRole("button", { name: "Make the address" })).toBeVisible();
  const gone = await ask(path);
  const never = await ask(`/calendar/${"A".repeat(43)}.ics`);
  expect([gone.status, gone.text, gone.headers.etag]).toEqual([404, never.text, never.headers.etag]);
});

test("nothing is pushed any more to a device that signs out", async ({ owner }) => {
  const { network } = await foundAttacked(owner);
  const ids = { ...madeUpIds(), network: network.id };
  const cookie = await signIn(baseUrl(), network, network.member("Magnus"));
  const count = () => owner`select from push_subscriptions where network_id = ${network.id}`;
  expect((await act("subscribe-push", ids, cookie)).status).toBe(200);
  expect(await count()).toHaveLength(1);
  expect((await act("sign-out", ids, cookie)).status).toBe(200);
  expect(await count()).toHaveLength(0);
});

async function textOf({ raw }: Mailed): Promise<string> {
  return (await simpleParser(raw)).text ?? "";
}
