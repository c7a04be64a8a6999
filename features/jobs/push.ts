import { sendPush } from "@/features/notices/send-push";
import { devicePayload, type Task } from "./task";

/** Sends a message to one device. A device that takes none any more is asked no more. */
export const push: Task = async (payload, { sql }) => {
  const { network, device, message } = devicePayload.parse(payload);
  const [found] = await sql<{ address: Uint8Array; locale: string }[]>`
    select * from find_push(${network}, ${device})`;
  if (!found) return;
  const outcome = await sendPush({ network, device, ...found }, message);
  if (outcome === "gone") await sql`select drop_push(${network}, ${device}, ${found.address})`;
};
