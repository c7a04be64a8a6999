import { once } from "node:events";
import type { AddressInfo } from "node:net";
import { SMTPServer } from "smtp-server";

/** A mail as it was handed over. */
export type Mailed = { from: string; to: string[]; helo: string; raw: string };

export type MailServer = {
  url: string;
  mailed: Mailed[];
  /** The code and text with which it refuses what comes from now on; null: it takes it. */
  refusal: { code: number; text: string; at: "recipient" | "message" } | null;
  /** The next mail to this address, once it is there. */
  mailTo(address: string): Promise<Mailed>;
  close(): Promise<void>;
};

/**
 * An SMTP server on this machine that keeps what it is given, and says so after some milliseconds.
 */
export async function openMailServer({ host = "127.0.0.1", slow = 0 } = {}): Promise<MailServer> {
  const mailed: Mailed[] = [];
  const waiting = new Set<() => void>();
  const refuse = (at: "recipient" | "message") => {
    if (mail.refusal?.at !== at) return null;
    return Object.assign(new Error(mail.refusal.text), { responseCode: mail.refusal.code });
  };
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ["AUTH", "STARTTLS"],
    onRcptTo: (_, __, done) => done(refuse("recipient")),
    onData(stream, session, done) {
      const chunks: Buffer[] = [];
      // Whoever sends may be killed in the middle of it.
      stream.on("error", () => {});
      stream.on("data", (chunk: Buffer) => chunks.push(chunk));
      stream.on("end", () => {
        const { mailFrom, rcptTo } = session.envelope;
        const refused = refuse("message");
        if (!refused)
          mailed.push({
            from: mailFrom ? mailFrom.address : "",
            to: rcptTo.map(({ address }) => address),
            helo: session.hostNameAppearsAs,
            raw: Buffer.concat(chunks).toString("latin1"),
          });
        setTimeout(() => done(refused), slow);
        for (const look of waiting) look();
      });
    },
  });
  server.on("error", () => {});
  server.listen(0, host);
  await once(server.server, "listening");
  const mail: MailServer = {
    url: `smtp://${host}:${(server.server.address() as AddressInfo).port}`,
    mailed,
    refusal: null,
    async mailTo(address) {
      for (;;) {
        const at = mailed.findIndex(({ to }) => to.includes(address));
        const [found] = at < 0 ? [] : mailed.splice(at, 1);
        if (found) return found;
        await new Promise<void>((resolve) => waiting.add(resolve));
      }
    },
    close: () => new Promise((resolve) => server.close(resolve)),
  };
  return mail;
}
