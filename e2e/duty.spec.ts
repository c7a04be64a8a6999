import type { Page } from "@playwright/test";
import type postgres from "postgres";
import { postRealOffer } from "../test/real-listings";
import { foundRealNetwork, type RealNetwork } from "../test/real-network";
import { listKept } from "./list-kept";
import { expect, test } from "./phone";

test("the duty is shared, told, passed back, and everybody can read it", async ({ owner, openPhone }) => {
  const network = await foundRealNetwork(owner, { members: ["Rosa", "Malik", "Ines"] });
  const { offer } = await postRealOffer(owner, network, {
    by: network.member("Ines"),
    note: "Not for here.",
  });
  const rosa = await openPhone(network.member("Rosa"));
  const malik = await openPhone(network.member("Malik"));
  await expect(rosa.getByText("You have the coordinator’s duty")).toHaveCount(0);
  await openPerson(malik, network, "Ines");
  await expect(malik.getByRole("button", { name: "Share the duty" })).toHaveCount(0);

  await openPerson(rosa, network, "Malik");
  await rosa.getByRole("button", { name: "Share the duty" }).click();
  await rosa.getByRole("dialog").getByRole("button", { name: "Share it" }).click();
  await expect(rosa.getByText("Malik has the duty too now.").first()).toBeVisible();

  await malik.goto(`/n/${network.id}`);
  const notice = malik.locator("#main").getByText("You share it with Rosa.");
  await expect(notice).toBeVisible();
  await malik.getByRole("button", { name: "Understood" }).click();
  await expect(notice).toHaveCount(0);
  await expect.poll(() => listKept(malik)).toContain(`note:${network.id}:duty`);
  await malik.reload();
  await expect(malik.getByRole("heading", { name: "Board", level: 1 })).toBeAttached();
  await expect(notice).toHaveCount(0);

  await malik.goto(`/n/${network.id}/offers/${offer}`);
  await malik.locator("#main").getByRole("button", { name: "Hide", exact: true }).click();
  await malik.getByRole("button", { name: "Hide it" }).click();
  await expect(malik.getByText("Hidden from the board.").first()).toBeVisible();

  await openPerson(malik, network, "Ines");
  await malik.getByRole("button", { name: "Pass on the duty" }).click();
  await malik.getByRole("dialog").getByRole("button", { name: "Pass it on" }).click();
  await expect(malik.getByText("Ines has the duty now.").first()).toBeVisible();
  await expect(malik.getByRole("button", { name: "Pass on the duty" })).toHaveCount(0);

  const ines = await openPhone(network.member("Ines"));
  await ines.goto(`/n/${network.id}/people/log`);
  await expect(ines.getByRole("listitem").filter({ hasText: /duty|hid/ })).toHaveText([
    /^Malik passed the duty on to Ines/,
    /^Malik hid an offer of Ines from the board/,
    /^Rosa shared the duty with Malik/,
  ]);
});

test("a duty that is about to end can be kept, or let go", async ({ owner, openPhone }) => {
  const network = await foundRealNetwork(owner, { members: ["Rosa", "Malik"] });
  await endDuty(owner, network, 1);
  const rosa = await openPhone(network.member("Rosa"));
  await expect(rosa.getByText("Your duty ends tomorrow")).toBeVisible();
  await rosa.getByRole("button", { name: "Let it end" }).click();
  await expect(rosa.getByText("Your duty ends tomorrow")).toHaveCount(0);
  await endDuty(owner, network, 0);
  await rosa.reload();
  await expect(rosa.getByText("Your duty ends today")).toBeVisible();
  await rosa.getByRole("button", { name: "Keep it another week" }).click();
  await expect(rosa.getByText("Your duty ends today")).toHaveCount(0);
  const [row] = await owner`select duty_until - today_in(network_id) as days from members
    where id = ${network.member("Rosa").id}`;
  expect(row?.days).toBe(7);
});

test("a duty that nobody has is taken up by two", async ({ owner, openPhone }) => {
  const network = await foundRealNetwork(owner, { members: ["Rosa", "Malik", "Ines"] });
  await endDuty(owner, network, -1);
  const malik = await openPhone(network.member("Malik"));
  await expect(malik.getByText("Nobody has the coordinator’s duty")).toBeVisible();
  await malik.getByRole("button", { name: "Take it up" }).click();
  await expect(malik.getByText("You would take it up.")).toBeVisible();
  await expect(malik.getByRole("link", { name: "Coordinate" })).toHaveCount(0);

  const ines = await openPhone(network.member("Ines"));
  await expect(ines.getByText("Malik would take it up and waits for a second person.")).toBeVisible();
  await ines.getByRole("button", { name: "Take it up together" }).click();
  await expect(ines.getByRole("link", { name: "Coordinate" }).first()).toBeVisible();
  await malik.reload();
  await expect(malik.getByRole("link", { name: "Coordinate" }).first()).toBeVisible();
  await malik.goto(`/n/${network.id}/people/log`);
  await expect(malik.getByText("Ines and Malik took up the duty")).toBeVisible();
});

async function openPerson(phone: Page, network: RealNetwork, name: string): Promise<void> {
  await phone.goto(`/n/${network.id}/people`);
  await phone.getByRole("list", { name: "People" }).getByText(name, { exact: true }).click();
}

/** Rosa's last day is so many days from now. The version rises, as with every change that others can see. */
async function endDuty(owner: postgres.Sql, network: RealNetwork, days: number): Promise<void> {
  await owner`update members set duty_until = today_in(network_id) + ${days}::int where id = ${network.member("Rosa").id}`;
  await owner`update networks set version = version + 1 where network_id = ${network.id}`;
}
