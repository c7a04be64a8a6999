import { randomUUID } from "node:crypto";
import type postgres from "postgres";
import type { NoticeKind } from "@/domain/notice";
import type { Window } from "@/domain/window";
import { sealMail } from "@/features/notices/mail-address";
import { sealForServer } from "@/features/notices/notice-seal";
import { postTestNeed, postTestOffer, type TestNetwork, tomorrow } from "./factory";
import { makeReceiver } from "./push-service";

type Choices = { kinds?: NoticeKind[]; quiet?: [number, number]; most?: number };

/** A member who is told by mail, at an address of their own which it gives. */
export async function letBeTold(
  owner: postgres.Sql,
  network: TestNetwork,
  member: string,
  { kinds = ["ask", "answer", "reminder", "fit", "standing"], quiet = [0, 0], most = 20 }: Choices = {},
): Promise<string> {
  const address = `p-${randomUUID()}@example.org`;
  await owner`insert into notice_choices (network_id, member_id, kinds, quiet_from, quiet_until, most_a_day, locale)
    values (${network.id}, ${member}, ${kinds}, ${quiet[0]}, ${quiet[1]}, ${most}, 'en')`;
  await owner`insert into mail_addresses (network_id, member_id, address, confirmed)
    values (${network.id}, ${member}, ${Buffer.from(sealMail({ address }, network.id, member))}, true)`;
  return address;
}

/** Has a member told by push as well, on the device they have; gives the path under which the push service knows it. */
export async function subscribeTestDevice(
  owner: postgres.Sql,
  network: TestNetwork,
  member: string,
  host: string,
): Promise<string> {
  const [row] = await owner<{ id: string }[]>`select id from devices where member_id = ${member}`;
  const device = row?.id ?? "";
  const { subscription } = makeReceiver(host);
  const place = { network: network.id, table: "push_subscriptions", row: device } as const;
  await owner`insert into push_subscriptions (network_id, device_id, address)
    values (${network.id}, ${device}, ${Buffer.from(sealForServer(JSON.stringify(subscription), place))})`;
  return new URL(subscription.endpoint).pathname;
}

type Pair = { receiver: string; helper: string; during?: Window; need?: string };

/** A claim that waits for the helper's yes. */
export async function askTestMatch(owner: postgres.Sql, network: TestNetwork, pair: Pair): Promise<string> {
  const { receiver, helper, during = tomorrow() } = pair;
  const need = pair.need ?? (await postTestNeed(owner, network, { author: receiver, window: during }));
  const { offer, window } = await postTestOffer(owner, network, { author: helper, window: during });
  const id = randomUUID();
  await owner`insert into matches (network_id, id, need_id, offer_id, offer_window_id, receiver_id, helper_id, quantity,
      during, state, origin, receiver_agreed, asked_until, purge_on)
    select network_id, ${id}, id, ${offer}, ${window}, ${receiver}, ${helper}, 1, "window", 'asked', 'claim', true,
      now() + interval '6 hours', purge_on from needs where id = ${need}`;
  await owner`update needs set "left" = "left" - 1 where id = ${need}`;
  await owner`update offer_windows set "left" = "left" - 1 where id = ${window}`;
  return id;
}

/** As when a minute goes by: what was noted now is due. */
export async function passAMinute(owner: postgres.Sql, network: TestNetwork): Promise<void> {
  await owner`update notices set due_at = now() where network_id = ${network.id} and message_id is null
    and due_at < now() + interval '2 minutes'`;
}
