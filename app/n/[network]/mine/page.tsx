import { Messages } from "@/components/messages";
import { memberPage } from "@/features/access/member-page";
import { KeepFresh } from "@/features/board/keep-fresh";
import { MineView } from "@/features/matches/mine-view";
import { listMine } from "@/features/matches/queries";

export default memberPage(async (actor) => (
  <Messages of={["categories", "matches", "mine", "names", "weekly"]}>
    <KeepFresh network={actor.network} version={actor.version} />
    <MineView mine={await listMine(actor)} />
  </Messages>
));
