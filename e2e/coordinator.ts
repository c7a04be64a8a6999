import type postgres from "postgres";
import { foundRealNetwork } from "../test/real-network";
import { signIn } from "../test/signed-in";
import { test as base, expect } from "./fixtures";
import { baseUrl } from "./two-networks";

/** The only member of a network, on duty there, signed in. */
export type Coordinator = { network: string; cookie: string };

type OfWorker = {
  /** For who is refused throughout: founding takes a while, and they leave everything as it was. */
  coordinator: Coordinator;
};

export const test = base.extend<object, OfWorker>({
  coordinator: [({ owner }, use) => foundCoordinator(owner).then(use), { scope: "worker" }],
});

export { expect };

export async function foundCoordinator(owner: postgres.Sql): Promise<Coordinator> {
  const network = await foundRealNetwork(owner, { members: ["Ada"] });
  return { network: network.id, cookie: await signIn(baseUrl(), network, network.member("Ada")) };
}
