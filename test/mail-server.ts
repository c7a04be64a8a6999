import { once } from "node:events";
import type { AddressInfo } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import { simpleParser } from "mailparser";
import { SMTPServer } from "smtp-server";

export type ReceivedMail = { to: string; id: string; text: string };

export type MailServer = {
  /** What a client is told: `smtp://…`. */
  url: string;
  received: ReceivedMail[];
  /** How many of the next messages are refused for now, as a server does that is too busy. */
  refuse: number;
  stop(): Promise<void>;
};

/** A real mail server of this machine, which keeps what it gets. It takes a moment for each message. */
export async function startMailServer({ milliseconds = 0 } = {}): Promise<MailServer> {
  const received: ReceivedMail[] = [];
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ["STARTTLS", "AUTH"],
    onData: async (stream, session, done) => {
      // Whoever sends may be killed in the middle of it.
      const mail = await simpleParser(stream).catch(() => null);
      if (!mail) return done(new Error("broken off"));
      await sleep(milliseconds);
      if (kept.refuse > 0) {
        kept.refuse--;
        return done(
          Object.assign(new Error(`busy, says ${session.envelope.rcptTo[0]?.address}`), {
            responseCode: 451,
          }),
        );
      }
      for (const { address } of session.envelope.rcptTo) {
        received.push({ to: address, id: mail.messageId ?? "", text: mail.text ?? "" });
      }
      done();
    },
  });
  server.on("error", () => {});
  server.listen(0, "127.0.0.1");
  await once(server.server, "listening");
  const { port } = server.server.address() as AddressInfo;
  const kept: MailServer = {
    url: `smtp://127.0.0.1:${port}`,
    received,
    refuse: 0,
    stop: () => new Promise((resolve) => server.close(() => resolve())),
  };
  return kept;
}
