import { expect, type Page } from "@playwright/test";
import { logged } from "./logged";

/** Everything that this phone says to the server from now on. */
export function rememberRequests(phone: Page): string[] {
  const sent: string[] = [];
  phone.on("request", async (request) => {
    const headers = await request.allHeaders().catch(() => ({}));
    sent.push(request.url(), JSON.stringify(headers), request.postData() ?? "");
  });
  return sent;
}

/** What stands behind the `#` of a link is in nothing that was sent, in no entry of the phone's history and in no log. */
export async function expectKeptFrom(link: string, phone: Page, sent: readonly string[]): Promise<void> {
  const entries = (await phone.evaluate("navigation.entries().map(({ url }) => url)")) as string[];
  expect(entries.length).toBeGreaterThan(0);
  for (const secret of secretsOf(link)) {
    expect(sent.join("\n")).not.toContain(secret);
    expect(entries.join("\n")).not.toContain(secret);
    expect(logged(secret)).toEqual([]);
  }
}

/** The parts behind the `#`, but for an id, which is no secret. */
function secretsOf(link: string): string[] {
  const secrets = (link.split("#")[1] ?? "").split(".").filter((part) => part.length === 22);
  expect(secrets.length).toBeGreaterThan(0);
  return secrets;
}
