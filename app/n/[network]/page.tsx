import { Messages } from "@/components/messages";
import { memberPage } from "@/features/access/member-page";
import { openBoard, type SearchParams } from "@/features/board/open-board";
import { DutyNotice } from "@/features/duty/duty-notice";
import { findDuty } from "@/features/duty/queries";
import { GiveKeys } from "@/features/guests/give-keys";
import { listKeysToGive } from "@/features/guests/queries";
import { findAsker } from "@/features/matches/asker";
import { WordsReminder } from "@/features/members/words-reminder";
import { DueNotice } from "@/features/weekly/due-notice";
import { listDue } from "@/features/weekly/list-due";
import { BoardWithActions } from "./board-with-actions";

type PageProps = { params: Promise<{ network: string }>; searchParams: Promise<SearchParams> };

export default memberPage<PageProps>(async (actor, { searchParams }) => {
  const [duty, keys, due, board, asker] = await Promise.all([
    findDuty(actor),
    listKeysToGive(actor),
    listDue(actor),
    searchParams.then((params) => openBoard(actor, params)),
    findAsker(actor),
  ]);
  return (
    <Messages of={["board", "categories", "attributes", "matches", "names"]}>
      <WordsReminder network={actor.network} />
      {/* Who has nothing to do with it gets no words for it either. */}
      {(duty.own || duty.others.length === 0) && (
        <Messages of={["duty"]}>
          <DutyNotice network={actor.network} duty={duty} />
        </Messages>
      )}
      {keys.missing.length > 0 && (
        <Messages of={["guests"]}>
          <GiveKeys network={actor.network} keys={keys} />
        </Messages>
      )}
      {due.length > 0 && (
        <Messages of={["weekly"]}>
          <DueNotice due={due} by={{ network: actor.network, zone: actor.zone, now: actor.now }} />
        </Messages>
      )}
      <BoardWithActions {...board} asker={asker} />
    </Messages>
  );
});
