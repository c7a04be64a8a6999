import { z } from "zod";
import { feedTitles, noticeKinds } from "@/domain/notice";
import { locales } from "@/lib/locale";
import { mailAddressInput } from "./mail-address";
import { pushAddressInput } from "./push-address";

const minuteOfDay = z.int({ error: "wrong" }).min(0, "wrong").max(1439, "wrong");

export const chooseNoticesInput = z.strictObject({
  /** Each is said, so that none is lost in silence. */
  kinds: z
    .record(z.enum(noticeKinds, "wrong"), z.enum(["on", "off"], "wrong"), "wrong")
    .transform((chosen) => noticeKinds.filter((kind) => chosen[kind] === "on")),
  /** From this minute of the network's day until that one nothing is told; equal: there is no such time. */
  quietFrom: minuteOfDay,
  quietUntil: minuteOfDay,
  mostADay: z.int({ error: "wrong" }).min(1, "wrong").max(20, "wrong"),
  locale: z.enum(locales, "wrong"),
});

export const subscribePushInput = z.strictObject({ subscription: pushAddressInput });

export const setMailAddressInput = z.strictObject({ address: mailAddressInput });

export const confirmMailAddressInput = z.strictObject({ code: z.string().regex(/^\d{6}$/, "wrong") });

export const makeCalendarFeedInput = z.strictObject({
  titles: z.enum(feedTitles, "wrong"),
  /** The language of the titles, which stands in the address. */
  locale: z.enum(locales, "wrong"),
});

export const nothingInput = z.strictObject({});
