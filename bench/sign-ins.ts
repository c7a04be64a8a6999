import type postgres from "postgres";
import { foundRealNetwork } from "@/test/real-network";
import { signIn } from "@/test/signed-in";

/** Milliseconds of which half and 99 % of the tries took less. */
export type Times = { readonly p50: number; readonly p99: number };

const rounds = 300;

/**
 * A device's whole way in, one after the other: token, nonce, signature, session. Beside it as many requests as that
 * takes to where nothing is signed and nothing is looked up.
 */
export async function timeSignIns(
  origin: string,
  owner: postgres.Sql,
): Promise<{ signIns: Times; bare: Times }> {
  const network = await foundRealNetwork(owner, { members: ["Ada"] });
  const signIns: number[] = [];
  const bare: number[] = [];
  for (let round = -20; round < rounds; round++) {
    const signedIn = await timeOf(() => signIn(origin, network, network.member("Ada")));
    const asked = await timeOf(async () => {
      for (let request = 0; request < 3; request++) await (await fetch(`${origin}/away`)).text();
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
  const sorted = [...all].sort((one, other) => one - other);
  const at = (share: number) =>
    sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
  return { p50: at(0.5), p99: at(0.99) };
}
