import { expect, type Page } from "@playwright/test";
import { keyCanary, makeFinder } from "./canaries";
import { readKept } from "./kept-pages";
import { logged } from "./logged";

/** What a phone has said to the server since somebody listens. */
export type Remembered = { readonly said: string[]; readonly pending: Promise<void>[] };

/** Listens to all pages of this phone, those too that it opens later. */
export function rememberRequests(phone: Page): Remembered {
  const said: string[] = [];
  const pending: Promise<void>[] = [];
  phone.context().on("request", (request) => {
    said.push(request.url(), JSON.stringify(request.headers()), request.postData() ?? "");
    // Cookies and what else the browser adds are known once it has been sent.
    const whole = request.allHeaders().then((headers) => void said.push(JSON.stringify(headers)));
    pending.push(whole.catch(() => {}));
  });
  return { said, pending };
}

/**
 * What stands behind the `#` of a link is in nothing that this phone sent, in no entry of its history, in nothing it
 * keeps of pages and in no log, though the link itself was spoken of with that verb.
 */
export async function expectKeptFrom(
  link: string,
  phone: Page,
  remembered: Remembered,
  verb: "create-invite" | "peek-invite",
): Promise<void> {
  expect(await findSecrets(link, phone, remembered)).toEqual([]);
  // In the path, or behind the `#` where the path names nobody.
  const id = /[0-9a-f]{8}-[0-9a-f-]{27}/.exec(link)?.[0] ?? "no id";
  const { said } = remembered;
  const spoke = said.some((part, index) => part.endsWith(`/${verb}`) && said[index + 2]?.includes(id));
  expect(spoke, `${verb} was seen`).toBe(true);
}

/** Where something of what stands behind the `#` is found, in whatever form. */
export async function findSecrets(
  link: string,
  phone: Page,
  { said, pending }: Remembered,
): Promise<string[]> {
  await Promise.all(pending);
  const secrets = secretsOf(link);
  const find = makeFinder(secrets.map((secret) => keyCanary("secret", Buffer.from(secret, "base64url"))));
  const entries: string[] = [];
  for (const page of phone.context().pages())
    entries.push(...(await page.evaluate<string[]>("navigation.entries().map(({ url }) => url)")));
  expect(entries.length).toBeGreaterThan(0);
  const places = {
    "a request": said.join("\n"),
    history: entries.join("\n"),
    "what is kept of pages": await readKept(phone),
    "a log": logged("").join("\n"),
  };
  return Object.entries(places).flatMap(([place, text]) =>
    find(Buffer.from(text)).length > 0 ? [place] : [],
  );
}

/** The parts behind the `#`, but for an id, which is no secret. */
function secretsOf(link: string): string[] {
  const secrets = (link.split("#")[1] ?? "").split(".").filter((part) => part.length === 22);
  expect(secrets.length).toBeGreaterThan(0);
  return secrets;
}
