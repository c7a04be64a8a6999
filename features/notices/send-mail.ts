import { createTransport } from "nodemailer";
import { readEnv } from "@/lib/env";
import { openMail } from "./mail-address";
import { messageMark } from "./message-mark";
import { messageWords } from "./message-words";
import { codeOf, SendingError } from "./sending-error";

/** A member who gets mail: their row in `mail_addresses`, and their language. */
export type MailTarget = { network: string; member: string; address: Uint8Array; locale: string };

/**
 * Hands the mail that says only that something changed to the operator's mail server. `refused`: no other try would end
 * differently. Throws SendingError when one may.
 */
export async function sendMail(target: MailTarget, message: string): Promise<"sent" | "refused"> {
  const { network, member, address, locale } = target;
  const { title, body, stop } = messageWords(locale).message;
  return deliver({
    to: openMail(address, network, member).address,
    subject: title,
    paragraphs: [body, readEnv().origin, stop],
    mark: messageMark(message, "mail", network, member),
  });
}

/** The mail with the code that confirms the address; nothing once it is confirmed. */
export async function sendMailCode(target: MailTarget): Promise<"sent" | "refused"> {
  const { network, member, locale } = target;
  const { address, code } = openMail(target.address, network, member);
  if (code === undefined) return "refused";
  const { subject, body, stop } = messageWords(locale).code;
  return deliver({
    to: address,
    subject,
    paragraphs: [body, code, stop],
    mark: messageMark(code, "mail-code", network, member, address),
  });
}

type Mail = { to: string; subject: string; paragraphs: readonly string[]; mark: string };

async function deliver({ to, subject, paragraphs, mark }: Mail): Promise<"sent" | "refused"> {
  const { smtpUrl, mailFrom } = readEnv();
  if (!smtpUrl || !mailFrom) return "refused";
  const { hostname } = new URL(`http://${mailFrom.split("@").at(-1)}`);
  const transport = createTransport({
    url: smtpUrl,
    // What this machine calls itself is nobody's business: mail servers write down who says hello to them.
    name: hostname,
    // In the open only to the machine itself.
    requireTLS: !/^(localhost|127\.0\.0\.1|\[::1\])$/.test(new URL(smtpUrl).hostname),
    connectionTimeout: 20_000,
    greetingTimeout: 20_000,
    socketTimeout: 20_000,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  try {
    await transport.sendMail({
      from: mailFrom,
      to: { name: "", address: to },
      subject,
      text: `${paragraphs.join("\n\n")}\n`,
      // The same at every try, by which mail programs show a repeat once.
      messageId: `<${mark}@${hostname}>`,
      xMailer: false,
      // RFC 3834: no machine answers it.
      headers: { "Auto-Submitted": "auto-generated" },
    });
    return "sent";
  } catch (error) {
    if (isForGood(error)) return "refused";
    throw new SendingError(codeOf(error));
  } finally {
    transport.close();
  }
}

/** 5xx of what was said about this one mail (RFC 5321, §4.2.1); a login that fails is the operator's to set right. */
function isForGood(error: unknown): boolean {
  const { responseCode = 0, code } = error as { responseCode?: number; code?: string };
  return responseCode >= 500 && (code === "EENVELOPE" || code === "EMESSAGE");
}
