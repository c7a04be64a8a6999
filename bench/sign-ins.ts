import type postgres from "postgres";
import { foundRealNetwork } from "@/test/real-network";
import { signIn } from "@/test/signed-in";
import { quantile } from "./quantile";

/** Milliseconds that half and 95 % of the tries took at most. */
export type Times = { readonly p50: number; readonly p95: number };

const [warmUp, rounds] = [20, 300];

/**
 * A device's whole way in, one after the other: token, nonce, signature, session. Beside it as many requests as that
 * takes to where nobody is asked anything.
 */
export async function timeSignIns(
  origin: string,
  owner: postgres.Sql,
): Promise<{ signIns: Times; bare: Times }> {
  const network = await foundRealNetwork(owner, { members: ["Ada"] });
  const signIns: number[] = [];
  const bare: number[] = [];
  for (let round = -warmUp; round < rounds; round++) {
    const signedIn = await timeOf(() => signIn(origin, network, network.member("Ada")));
    const asked = await timeOf(async () => {
      for (let request = 0; request < 3; request++) await (await fetch(`${origin}/healthz`)).text();
    });
    if (round < 0) continue;
    signIns.push(signedIn);
    bare.push(asked);
  }
  return { signIns: timesOf(signIns), bare: timesOf(bare) };
}

async function timeOf(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

function timesOf(all: readonly number[]): Times {
  return { p50: quantile(all, 0.5), p95: quantile(all, 0.95) };
}
