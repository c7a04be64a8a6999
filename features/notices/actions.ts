import { memberAction } from "@/features/access/member-action";
import { chooseNotices } from "./choose-notices";
import { confirmMailAddress, removeMailAddress } from "./confirm-mail-address";
import { makeCalendarFeed, revokeCalendarFeed } from "./make-calendar-feed";
import {
  chooseNoticesInput,
  confirmMailAddressInput,
  makeCalendarFeedInput,
  nothingInput,
  setMailAddressInput,
  subscribePushInput,
} from "./schema";
import { setMailAddress } from "./set-mail-address";
import { subscribePush, unsubscribePush } from "./subscribe-push";
import { tryNotice } from "./try-notice";

export const chooseNoticesAction = memberAction(chooseNoticesInput, chooseNotices);
export const subscribePushAction = memberAction(subscribePushInput, subscribePush);
export const unsubscribePushAction = memberAction(nothingInput, unsubscribePush);
export const setMailAddressAction = memberAction(setMailAddressInput, setMailAddress);
export const confirmMailAddressAction = memberAction(confirmMailAddressInput, confirmMailAddress);
export const removeMailAddressAction = memberAction(nothingInput, removeMailAddress);
export const makeCalendarFeedAction = memberAction(makeCalendarFeedInput, makeCalendarFeed);
export const revokeCalendarFeedAction = memberAction(nothingInput, revokeCalendarFeed);
export const tryNoticeAction = memberAction(nothingInput, tryNotice);
