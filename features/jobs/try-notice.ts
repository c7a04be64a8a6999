import { messagePayload, type Task } from "./task";

/** A message to whoever wants to see one arrive: at once, on every way they have chosen. */
export const tryNotice: Task = async (payload, { sql }) => {
  const { network, member, message } = messagePayload.parse(payload);
  await sql`select send_message(${network}, ${member}, ${message})`;
};
