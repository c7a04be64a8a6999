import { randomUUID } from "node:crypto";
import { hostname } from "node:os";
import { simpleParser } from "mailparser";
import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import { OpenError } from "@/seal/open-error";
import { type Mailed, type MailServer, openMailServer } from "@/test/mail-server";
import { sealMail } from "./mail-address";
import { type MailTarget, sendMail, sendMailCode } from "./send-mail";
import { SendingError } from "./sending-error";

let server: MailServer;

beforeAll(async () => {
  server = await openMailServer();
});
afterAll(() => server.close());

beforeEach(() => {
  Object.assign(process.env, {
    HOLDFAST_NOTICE_SECRET: "for tests alone, at least 32 letters",
    HOLDFAST_ORIGIN: "https://holdfast.example.org",
    HOLDFAST_SMTP_URL: server.url,
    HOLDFAST_MAIL_FROM: "holdfast@example.org",
  });
  server.mailed.length = 0;
  server.refusal = null;
});

it.each([
  ["en", "Something changed"],
  ["es", "Hay novedades"],
])("says in %s only that something changed, and where to look", async (locale, subject) => {
  const target = makeTarget({ locale });
  const message = randomUUID();
  expect(await sendMail(target, message)).toBe("sent");
  const [mailed] = server.mailed;
  if (!mailed) throw new Error("Nothing came.");
  const mail = await simpleParser(mailed.raw);
  expect(mail.subject).toBe(subject);
  expect(mail.html).toBe(false);
  expect(mail.attachments).toEqual([]);
  expect(mail.text?.match(/https?:\/\/\S+/g)).toEqual(["https://holdfast.example.org"]);
  expect(mail.text?.split("\n\n")).toHaveLength(3);
  expect(mailed).toMatchObject({ from: "holdfast@example.org", to: [mailbox], helo: "example.org" });
  expectNothingOf(mailed, target, message);
});

it("bears few headers, and none that says what sent it or whence", async () => {
  await sendMail(makeTarget(), randomUUID());
  const [head = ""] = server.mailed[0]?.raw.split("\r\n\r\n") ?? [];
  const names = head.split("\r\n").flatMap((line) => /^([\w-]+):/.exec(line)?.[1]?.toLowerCase() ?? []);
  expect(names.sort()).toEqual([
    ...["auto-submitted", "content-transfer-encoding", "content-type", "date", "from"],
    ...["message-id", "mime-version", "subject", "to"],
  ]);
  expect(head).not.toMatch(/nodemailer/i);
  expect(head).not.toContain(hostname());
});

it("is the same mail at every try, and for everybody another one", async () => {
  const message = randomUUID();
  const target = makeTarget();
  for (const each of [target, target, makeTarget()]) await sendMail(each, message);
  await sendMail(target, randomUUID());
  const ids = server.mailed.map(({ raw }) => /^Message-ID: (<[\w-]{22}@example\.org>)$/im.exec(raw)?.[1]);
  expect(ids.every(Boolean)).toBe(true);
  expect(ids[1]).toBe(ids[0]);
  expect(new Set(ids)).toHaveLength(3);
});

it("sends a code with nothing beside it, and none where the address is confirmed", async () => {
  const target = makeTarget({ code: "012345" });
  expect(await sendMailCode(target)).toBe("sent");
  const [mailed] = server.mailed;
  const mail = await simpleParser(mailed?.raw ?? "");
  expect(mail.subject).toBe("Your code");
  expect(mail.text).toContain("012345");
  expect(mail.text).not.toMatch(/https?:/);
  expect(mail.messageId).not.toContain("012345");
  expect(await sendMailCode(makeTarget())).toBe("refused");
  expect(server.mailed).toHaveLength(1);
});

it("gives up on an address that is refused, and on nothing else", async () => {
  const tell = () => sendMail(makeTarget(), randomUUID()).catch((thrown: unknown) => thrown);
  server.refusal = { code: 550, text: `no such mailbox ${mailbox}`, at: "recipient" };
  expect(await tell()).toBe("refused");
  server.refusal = { code: 554, text: `unwanted at ${mailbox}`, at: "message" };
  expect(await tell()).toBe("refused");
  server.refusal = { code: 451, text: `later, ${mailbox}`, at: "recipient" };
  expectSilent(await tell(), "EENVELOPE");
  server.refusal = { code: 452, text: `later, ${mailbox}`, at: "message" };
  expectSilent(await tell(), "EMESSAGE");
  process.env.HOLDFAST_SMTP_URL = "smtp://127.0.0.1:1";
  expectSilent(await tell(), "ESOCKET");
});

it("sends nothing in the open to another machine", async () => {
  // This machine answers to that address, too; it is none of those that are known to be itself.
  const plain = await openMailServer({ host: "127.0.0.2" });
  process.env.HOLDFAST_SMTP_URL = plain.url;
  try {
    const error = await sendMail(makeTarget(), randomUUID()).catch((thrown: unknown) => thrown);
    expectSilent(error, "ETLS");
    expect(plain.mailed).toEqual([]);
  } finally {
    await plain.close();
  }
});

it("sends nothing where no mail server is named, or the address is another member's", async () => {
  const target = makeTarget();
  await expect(sendMail({ ...target, member: randomUUID() }, randomUUID())).rejects.toThrow(OpenError);
  delete process.env.HOLDFAST_SMTP_URL;
  expect(await sendMail(target, randomUUID())).toBe("refused");
  expect(server.mailed).toEqual([]);
});

const mailbox = "ada@lovelace.example";

function makeTarget({ locale = "en", code }: { locale?: string; code?: string } = {}): MailTarget {
  const [network, member] = [randomUUID(), randomUUID()];
  return { network, member, address: sealMail({ address: mailbox, code }, network, member), locale };
}

function expectNothingOf({ raw }: Mailed, { network, member }: MailTarget, message: string): void {
  for (const id of [network, member, message]) {
    const bytes = Buffer.from(id.replaceAll("-", ""), "hex");
    const forms = [id, id.replaceAll("-", ""), bytes.toString("base64url"), bytes.toString("base64")];
    for (const form of forms) expect(raw.includes(form), form).toBe(false);
  }
}

/** An error that says how it went wrong, and not to whom. */
function expectSilent(error: unknown, code: string): void {
  expect(error).toBeInstanceOf(SendingError);
  expect((error as SendingError).code).toBe(code);
  expect(`${(error as Error).stack} ${JSON.stringify(error)} ${(error as Error).cause}`).not.toMatch(
    /lovelace|127\.0/,
  );
}
