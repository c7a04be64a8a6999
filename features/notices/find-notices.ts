import { and, eq } from "drizzle-orm";
import { type Actor, asActor } from "@/db/actor";
import { calendarFeeds, mailAddresses, noticeChoices, pushSubscriptions } from "@/db/schema/notices";
import type { FeedTitles, NoticeKind } from "@/domain/notice";
import { readEnv } from "@/lib/env";
import { OpenError } from "@/seal/open-error";
import { openMail } from "./mail-address";
import { pushKeys } from "./notice-key";

/** How a member is told while the app is closed. */
export type Notices = {
  /** Null: nothing was ever chosen. */
  readonly choices: NoticeChoices | null;
  /** Whether the device that asks gets messages. */
  readonly isPushed: boolean;
  readonly mail: { readonly address: string; readonly confirmed: boolean } | null;
  readonly feed: { readonly titles: FeedTitles; readonly createdOn: string } | null;
  readonly canMail: boolean;
  /** What a browser subscribes to; base64url. */
  readonly pushKey: string;
};

export type NoticeChoices = {
  readonly kinds: readonly NoticeKind[];
  /** Minutes of the network's day; equal: no quiet hours. */
  readonly quietFrom: number;
  readonly quietUntil: number;
  readonly mostADay: number;
};

/** As the settings show it: of the address only enough to know it again. */
export async function findNotices(actor: Actor): Promise<Notices> {
  const kept = await findKept(actor);
  const { choices, device, mail, feed } = kept;
  return {
    choices: choices && pick(choices),
    isPushed: device !== null,
    mail: mail && { ...mail, address: veiled(mail.address) },
    feed,
    canMail: readEnv().smtpUrl !== null,
    pushKey: pushKeys().publicKey,
  };
}

/** As a member takes it along: with the whole address, and all their devices that get messages. */
export async function findOwnNotices(actor: Actor) {
  const { choices, devices, mail, feed } = await findKept(actor);
  return { choices, devices, mail, calendar: feed };
}

async function findKept(actor: Actor) {
  const { network, member } = actor;
  return asActor(actor, async (tx) => {
    const [choices = null] = await tx
      .select()
      .from(noticeChoices)
      .where(and(eq(noticeChoices.networkId, network), eq(noticeChoices.memberId, member)));
    const { deviceId, createdOn } = pushSubscriptions;
    const devices = await tx
      .select({ deviceId, createdOn })
      .from(pushSubscriptions)
      .where(eq(pushSubscriptions.networkId, network));
    const [mail = null] = await tx
      .select({ address: mailAddresses.address, confirmed: mailAddresses.confirmed })
      .from(mailAddresses)
      .where(and(eq(mailAddresses.networkId, network), eq(mailAddresses.memberId, member)));
    const [feed = null] = await tx
      .select({ titles: calendarFeeds.titles, createdOn: calendarFeeds.createdOn })
      .from(calendarFeeds)
      .where(and(eq(calendarFeeds.networkId, network), eq(calendarFeeds.memberId, member)));
    return {
      choices: choices && { ...pick(choices), locale: choices.locale },
      devices,
      device: devices.find((each) => each.deviceId === actor.device) ?? null,
      mail: mail && openKept(mail, network, member),
      feed,
    };
  });
}

function pick({ kinds, quietFrom, quietUntil, mostADay }: NoticeChoices): NoticeChoices {
  return { kinds, quietFrom, quietUntil, mostADay };
}

/** Sealed with a secret that this server has no more, it is as if there was none: it has to be typed in anew. */
function openKept(
  { address, confirmed }: { address: Uint8Array; confirmed: boolean },
  network: string,
  member: string,
) {
  try {
    return { address: openMail(address, network, member).address, confirmed };
  } catch (error) {
    if (error instanceof OpenError) return null;
    throw error;
  }
}

/** "a…@mail.example". */
function veiled(address: string): string {
  return address.replace(/^(.)[^@]*/u, "$1…");
}
