import { sendMail, sendMailCode } from "@/features/notices/send-mail";
import type { JobDatabase } from "./job-database";
import { memberPayload, messagePayload, type Task } from "./task";

/** Sends a message to a member's address, when they have confirmed it. */
export const mail: Task = async (payload, jobs) => {
  const { network, member, message } = messagePayload.parse(payload);
  const found = await findMail(jobs, network, member);
  if (found?.confirmed) await sendMail({ network, member, ...found }, message);
};

/** Sends the code that confirms an address, while it counts. */
export const mailCode: Task = async (payload, jobs) => {
  const { network, member } = memberPayload.parse(payload);
  const found = await findMail(jobs, network, member);
  if (found && !found.confirmed) await sendMailCode({ network, member, ...found });
};

async function findMail({ sql }: JobDatabase, network: string, member: string) {
  const [found] = await sql<{ address: Uint8Array; confirmed: boolean; locale: string }[]>`
    select * from find_mail(${network}, ${member})`;
  return found;
}
