import { respond } from "@/features/access/answer";
import { memberRoute } from "@/features/access/member-query";

/**
 * Whoever may not have the stream of changes comes here, and hears why; see `sendChangesEarly`. A member who does had
 * too many of them, or something was wrong that may be over soon.
 */
export const refuseChanges = memberRoute(async () => respond({ ok: false, reason: "too-many", after: 60 }));
