import { wavePause, waveSize, waves } from "@/domain/notice-wave";
import { rankFits } from "./rank-fits";
import { fitPayload, type Task } from "./task";

/**
 * A need is open again: tells the few whom it fits best, and looks again a while later, for as many more, if it still
 * is. Another time it comes open ends the waves of the time before.
 */
export const lookForFits: Task = async (payload, { sql, inNetwork }) => {
  const { network, need, round, wave } = fitPayload.parse(payload);
  const [newest] = await sql<{ round: number | null }[]>`
    select newest_fit_round(${network}, ${need}) as round`;
  if ((newest?.round ?? round) > round) return;
  const people = await inNetwork(network, (tx) => rankFits(tx, network, need));
  if (people.length === 0) return;
  await sql.begin(async (tx) => {
    const most = waveSize * (wave + 1);
    await tx`select tell_fit(${network}, ${need}, ${round}, ${people}::uuid[], ${most})`;
    if (wave + 1 < waves)
      await tx`select add_next_wave(${network}, ${need}, ${round}, ${wave + 1}, ${pause}::interval)`;
  });
};

const pause = `${wavePause} milliseconds`;
