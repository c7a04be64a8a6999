import { type Actor, asActor, type Transaction, violatedConstraint } from "@/db/actor";
import { matches } from "@/db/schema/matches";
import { isBooked } from "@/domain/categories";
import { askedUntil } from "@/domain/match";
import { type Refusal, type Result, refuse } from "@/domain/refusals";
import { whyNotPropose } from "@/domain/why-not-propose";
import { dayOf } from "@/domain/zoned-time";
import { asCoordinator, type Coordinator } from "@/features/duty/coordinator";
import { writeLog } from "@/features/log/write-log";
import { findNeed, findOffer, findWindow } from "@/features/matches/find-listing";
import { isPromised } from "@/features/matches/is-promised";
import { takeFromNeed, takeFromWindow } from "@/features/matches/take";
import { lockMember } from "@/features/members/lock-member";
import { purgeDay } from "@/features/networks/purge-day";
import { raiseVersion } from "@/features/networks/raise-version";
import { findProposal, isSameProposal } from "./find-proposal";
import type { ProposalInput } from "./schema";
import { whyNotAskBoth } from "./why-not-ask-both";

type Proposed = { askedUntil: string };

/**
 * A coordinator asks two people to help each other: the quantity is held on both sides, and each of them says yes or no.
 * Proposed again with the same id it is the same proposal.
 */
export async function proposeMatch(actor: Actor, input: ProposalInput): Promise<Result<Proposed>> {
  const coordinator = asCoordinator(actor);
  if (!coordinator) return refuse("not-coordinator");
  try {
    return await asActor(coordinator, async (tx) => {
      const people = await findPeople(tx, coordinator, input);
      if (!people) return refuse("not-found");
      for (const person of Object.values(people).sort()) await lockMember(tx, coordinator.network, person);
      const before = await findProposal(tx, coordinator, input.match);
      if (before) return isSameProposal(before, input) ? proposed(before.askedUntil) : refuse("conflict");
      const refusal =
        (await whyNotAskBoth(tx, coordinator, input, people)) ?? (await reserve(tx, coordinator, input));
      return refusal ? refuse(refusal) : insertProposal(tx, coordinator, input, people);
    });
  } catch (error) {
    if (violatedConstraint(error) === null) throw error;
    return refuse("conflict");
  }
}

/** Whoever has posted the two listings: the one who needs and the one who helps; neither ever changes. */
async function findPeople(tx: Transaction, coordinator: Coordinator, input: ProposalInput) {
  const need = await findNeed(tx, coordinator, input.need);
  const offer = await findOffer(tx, coordinator, input.offer);
  return need && offer && { receiverId: need.authorId, helperId: offer.authorId };
}

/** Holds the quantity on both sides, or says why it cannot. */
async function reserve(
  tx: Transaction,
  coordinator: Coordinator,
  input: ProposalInput,
): Promise<Refusal | null> {
  const window = await findWindow(tx, coordinator, input.offer, input.window);
  const offer = window && (await findOffer(tx, coordinator, input.offer));
  const need = await findNeed(tx, coordinator, input.need);
  if (!offer || !need) return "not-found";
  const { quantity, from, until } = input;
  const refusal = whyNotPropose(need, offer, window, { quantity, during: { from, until } }, coordinator.now);
  if (refusal) return refusal;
  if (isBooked(need.category) && (await isPromised(tx, coordinator, offer.authorId, input)))
    return "helper-busy";
  const taken =
    (await takeFromWindow(tx, coordinator, window.id, quantity)) &&
    (await takeFromNeed(tx, coordinator, need, quantity));
  return taken ? null : "gone";
}

async function insertProposal(
  tx: Transaction,
  coordinator: Coordinator,
  { match, need, offer, window, quantity, from, until, log }: ProposalInput,
  people: { receiverId: string; helperId: string },
): Promise<Result<Proposed>> {
  const { network, now, zone } = coordinator;
  const waitsUntil = askedUntil(now, from);
  await tx.insert(matches).values({
    networkId: network,
    id: match,
    needId: need,
    offerId: offer,
    offerWindowId: window,
    ...people,
    quantity,
    during: { from, until },
    state: "asked",
    origin: "proposal",
    createdOn: dayOf(now, zone),
    askedUntil: waitsUntil,
    purgeOn: purgeDay(coordinator, until),
  });
  await writeLog(tx, coordinator, "propose", log);
  await raiseVersion(tx, coordinator, log.epoch);
  return proposed(waitsUntil);
}

function proposed(until: Date): Result<Proposed> {
  return { ok: true, value: { askedUntil: until.toISOString() } };
}
