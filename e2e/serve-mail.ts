import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { type Mailed, openMailServer } from "../test/mail-server";

/**
 * Takes the mail of the app under test, for whichever spec asks for it: its worker sends it from the process in which
 * the app was started, and specs run in others. Sets HOLDFAST_SMTP_URL and MAILBOXES.
 */
export async function serveMail(): Promise<() => Promise<void>> {
  const mail = await openMailServer();
  const mailboxes = createServer(async ({ url }, response) => {
    const address = decodeURIComponent(url?.slice(1) ?? "");
    response.end(JSON.stringify(await mail.mailTo(address)));
  }).listen(0, "127.0.0.1");
  await once(mailboxes, "listening");
  Object.assign(process.env, {
    HOLDFAST_SMTP_URL: mail.url,
    HOLDFAST_MAIL_FROM: "holdfast@example.org",
    MAILBOXES: `http://127.0.0.1:${(mailboxes.address() as AddressInfo).port}`,
  });
  return async () => {
    mailboxes.closeAllConnections();
    mailboxes.close();
    await mail.close();
  };
}

/** The next mail that the app sends to this address, or has sent. */
export async function mailTo(address: string): Promise<Mailed> {
  const response = await fetch(`${process.env.MAILBOXES}/${encodeURIComponent(address)}`);
  return response.json();
}
