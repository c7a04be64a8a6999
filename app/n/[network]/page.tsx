import { Messages } from "@/components/messages";
import { memberPage } from "@/features/access/member-page";
import { openBoard, type SearchParams } from "@/features/board/open-board";
import { DutyNotice } from "@/features/duty/duty-notice";
import { findDuty } from "@/features/duty/queries";
import { findAsker } from "@/features/matches/asker";
import { WordsReminder } from "@/features/members/words-reminder";
import { DueNotice } from "@/features/weekly/due-notice";
import { listDue } from "@/features/weekly/list-due";
import { BoardWithActions } from "./board-with-actions";

type PageProps = { params: Promise<{ network: string }>; searchParams: Promise<SearchParams> };

export default memberPage<PageProps>(async (actor, { searchParams }) => (
  <Messages of={["board", "categories", "attributes", "matches", "duty", "weekly"]}>
    <WordsReminder network={actor.network} />
    <DutyNotice network={actor.network} duty={await findDuty(actor)} />
    <DueNotice due={await listDue(actor)} by={{ network: actor.network, zone: actor.zone, now: actor.now }} />
    <BoardWithActions {...(await openBoard(actor, await searchParams))} asker={await findAsker(actor)} />
  </Messages>
));
