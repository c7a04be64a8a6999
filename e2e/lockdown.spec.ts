import { type Browser, chromium } from "@playwright/test";
import { launchOptions } from "../test/browser";
import { postRealNeed, postRealOffer } from "../test/real-listings";
import { foundRealNetwork } from "../test/real-network";
import { expect, signInByWords, test } from "./phone";
import { cardWith, choose } from "./screen";

test("signing in, posting, and a contact work in a browser without WebAssembly and without a compiler", async ({
  owner,
  baseURL,
}) => {
  // What is interpreted takes many times as long.
  test.slow();
  const network = await foundRealNetwork(owner);
  await postRealNeed(owner, network, { by: network.member("Ines"), note: "To the hearing" });
  await postRealOffer(owner, network, { by: network.member("Malik"), note: "Gray van" });
  // As lockdown modes do: JavaScript is interpreted, WebAssembly is not there.
  const browser = await launch("--jitless --noexpose-wasm");
  try {
    expect(await whatIsThere(browser)).toEqual({ compiler: false, webAssembly: false });
    const errors: string[] = [];
    const open = async (name: string) => {
      const phone = await (await browser.newContext({ baseURL })).newPage();
      phone.on("pageerror", (error) => errors.push(String(error)));
      await signInByWords(phone, network.member(name).words);
      return phone;
    };
    const malik = await open("Malik");
    await expect(cardWith(malik, "To the hearing")).toContainText("Ines");
    await malik.getByRole("link", { name: "Offers 1" }).click();
    await expect(cardWith(malik, "Gray van")).toContainText("Malik");
    await malik.reload();
    await expect(cardWith(malik, "Gray van")).toBeVisible();

    const ines = await open("Ines");
    await ines.goto(`/n/${network.id}/needs/new?kind=food`);
    await choose(ines, "Where?", "Gate 4");
    await ines.getByRole("textbox", { name: "Anything else? (sealed)" }).fill("Two bags of rice.");
    await ines.getByRole("button", { name: "Post a need" }).click();
    const card = cardWith(malik, "Two bags of rice.");
    await malik.getByRole("link", { name: /^Needs \d/ }).click();
    await card.getByRole("button", { name: "Answer" }).click();
    const answer = malik.getByRole("dialog");
    await answer.getByRole("textbox", { name: "How do they reach you?" }).fill("+1 312 555 0177");
    await answer.getByRole("button", { name: "Answer", exact: true }).click();
    await expect(card).toContainText("All covered");
    await ines.goto(`/n/${network.id}/mine`);
    await ines.getByRole("button", { name: "Yes, please" }).click();
    const yes = ines.getByRole("dialog", { name: "Say yes" });
    await yes.getByRole("textbox").fill("Door 3");
    await yes.getByRole("button", { name: "Yes, please" }).click();
    await expect(ines.getByRole("region", { name: "Coming to you" })).toContainText("+1 312 555 0177");
    expect(errors).toEqual([]);
  } finally {
    await browser.close();
  }
});

test("a browser that compiles is told from one that does not", async () => {
  const browser = await launch("");
  try {
    expect(await whatIsThere(browser)).toEqual({ compiler: true, webAssembly: true });
  } finally {
    await browser.close();
  }
});

/** With flags of V8, and one that lets a page ask about its own code. */
function launch(flags: string): Promise<Browser> {
  const { args = [], ...options } = launchOptions();
  return chromium.launch({ ...options, args: [...args, `--js-flags=--allow-natives-syntax ${flags}`] });
}

/** Of a function V8 says whether it will never be compiled (bit 1 of OptimizationStatus, V8's src/runtime/runtime.h). */
async function whatIsThere(browser: Browser): Promise<{ compiler: boolean; webAssembly: boolean }> {
  const page = await browser.newPage();
  const found = await page.evaluate(() => ({
    compiler: new Function("const f = () => 1; f(); return (%GetOptimizationStatus(f) & 2) === 0;")(),
    webAssembly: typeof WebAssembly !== "undefined",
  }));
  await page.close();
  return found;
}
