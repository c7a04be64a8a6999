import { randomUUID } from "node:crypto";
import { makeDigest, type PendingNotice } from "@/domain/notice-digest";
import { memberPayload, type Task } from "./task";

type Standing = {
  zone: string;
  quiet_from: number;
  quiet_until: number;
  most_a_day: number;
  now: Date;
  told: string;
  last_told: Date | null;
};

type Row = {
  id: string;
  kind: PendingNotice["kind"];
  stage: number;
  due_at: Date;
  until: Date | null;
  stands: boolean;
};

/**
 * Decides what one member is told now, and puts down that they were told, together with the jobs that send it: all of it
 * in one transaction, under a lock of the member's own choices. So each thing is told in one message and no other, also
 * when two workers are at it or one is killed.
 */
export const tell: Task = async (payload, { sql }) => {
  const { network, member } = memberPayload.parse(payload);
  await sql.begin(async (tx) => {
    const [standing] = await tx<Standing[]>`select * from begin_telling(${network}, ${member})`;
    if (!standing) return;
    const rows = await tx<Row[]>`select * from pending_notices(${network}, ${member})`;
    const { told, dropped, later } = makeDigest(
      rows.map(({ due_at, ...row }) => ({ ...row, dueAt: due_at })),
      {
        quietFrom: standing.quiet_from,
        quietUntil: standing.quiet_until,
        mostADay: standing.most_a_day,
      },
      standing.zone,
      { count: Number(standing.told), last: standing.last_told },
      standing.now,
    );
    await tx`select finish_telling(${network}, ${member}, ${randomUUID()}, ${[...told]}::uuid[], ${[...dropped]}::uuid[],
      ${later.map(({ id }) => id)}::uuid[], ${later.map(({ at }) => at.toISOString())}::timestamptz[])`;
  });
};
