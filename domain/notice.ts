/**
 * What somebody can choose to be told of while the app is closed.
 *
 * - `ask`: somebody claimed what they offer, answered what they need, or a coordinator proposes a match to them.
 * - `answer`: yes or no to what they asked for, or the other person gave back what was agreed.
 * - `reminder`: the evening before what they promised, and an hour before.
 * - `fit`: something is open again that what they offer would fit.
 * - `standing`: "Still on?" for what they offer or need until further notice.
 */
export const noticeKinds = ["ask", "answer", "reminder", "fit", "standing"] as const;

export type NoticeKind = (typeof noticeKinds)[number];

/** What the entries of a calendar feed are called: all alike, or by their category. */
export const feedTitles = ["neutral", "category"] as const;

export type FeedTitles = (typeof feedTitles)[number];
