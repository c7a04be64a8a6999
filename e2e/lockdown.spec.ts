import { chromium } from "@playwright/test";
import { launchOptions } from "../test/browser";
import { postRealNeed, postRealOffer } from "../test/real-listings";
import { foundRealNetwork } from "../test/real-network";
import { expect, signInByWords, test } from "./phone";
import { cardWith } from "./screen";

test("signing in and the board work in a browser without WebAssembly and without a compiler", async ({
  owner,
  baseURL,
}) => {
  const network = await foundRealNetwork(owner);
  await postRealNeed(owner, network, { by: network.member("Ines"), note: "To the hearing" });
  await postRealOffer(owner, network, { by: network.member("Malik"), note: "Gray van" });
  const { args = [], ...options } = launchOptions();
  // As lockdown modes do: JavaScript is interpreted, WebAssembly is not there (V8's flags).
  const browser = await chromium.launch({
    ...options,
    args: [...args, "--js-flags=--jitless --noexpose-wasm"],
  });
  try {
    const phone = await (await browser.newContext({ baseURL })).newPage();
    const errors: string[] = [];
    phone.on("pageerror", (error) => errors.push(String(error)));
    await signInByWords(phone, network.member("Malik").words);
    expect(await phone.evaluate(() => typeof WebAssembly)).toBe("undefined");
    await expect(cardWith(phone, "To the hearing")).toContainText("Ines");
    await phone.getByRole("link", { name: "Offers 1" }).click();
    await expect(cardWith(phone, "Gray van")).toContainText("Malik");
    await phone.reload();
    await expect(cardWith(phone, "Gray van")).toBeVisible();
    expect(errors).toEqual([]);
  } finally {
    await browser.close();
  }
});
