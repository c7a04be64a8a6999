import { purge } from "../db/purge";

const day = 24 * 60 * 60_000;

/** Purges now and once a day from then on, until the function it gives is called. A failure is told and tried again. */
export function keepPurging(ownerUrl: string, tell: (line: string) => void): () => Promise<void> {
  let running = run();
  const timer = setInterval(() => {
    running = run();
  }, day);
  async function run() {
    try {
      await purge(ownerUrl);
    } catch (error) {
      tell(`The purge failed and is tried again tomorrow: ${error instanceof Error ? error.message : error}`);
    }
  }
  return async () => {
    clearInterval(timer);
    await running;
  };
}
