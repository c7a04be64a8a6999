import type postgres from "postgres";
import { distanceIn } from "@/domain/area";
import { explain } from "@/domain/matching/explain";
import type { NetworkPlan } from "@/domain/matching/network-plan";
import { helpedBy } from "@/domain/matching/plan-difference";
import { adoptPlan, type Planned, planListings } from "@/domain/matching/plan-listings";
import { postingOf } from "@/domain/matching/posting";
import { whatThen } from "@/domain/matching/what-if";
import { layOutAreas } from "@/features/places/lay-out-areas";
import { keepPlan } from "./keep-plan";
import type { Answer, Question } from "./question";
import { type ReadRows, readRows } from "./read-rows";

/** The plan of a network as it was last asked for, and when (milliseconds). */
type Kept = { readonly planned: Planned; readonly plan: NetworkPlan; readonly usedAt: number };

/** Of so many networks plans are kept at once, and for so long after the last question. */
const mostKept = 24;
const keptFor = 10 * 60_000;

/** How long to wait for a process that plans the same network; then it is worked out here as well. */
const mostWaiting = "5s";

/** The first half of the advisory locks under which networks are planned; the second is the network. */
const planning = 4_716_004;

/** Plans networks, one question at a time, on one connection. */
export class NetworkPlanner {
  private readonly kept = new Map<string, Kept>();

  constructor(private readonly sql: postgres.Sql) {}

  /** Says the answer as soon as it is known, and ends when it is written down. */
  async answer(question: Question, say: (answer: Answer) => void): Promise<void> {
    this.forgetIdle();
    const kept = this.kept.get(question.network);
    if (kept && kept.plan.version >= question.version && kept.plan.asOf >= question.asOf) {
      say(this.from(question, kept));
      return;
    }
    await this.sql.begin(async (tx) => {
      await stepInto(tx, question.network);
      await waitForOthers(tx, question.network);
      const read = await readRows(tx, question.asOf);
      if (read === null || read === "too-large") {
        this.kept.delete(question.network);
        say({ answer: "none", because: read ?? "impossible" });
        return;
      }
      const { planned, isNew } = planFrom(read, question.asOf);
      const plan = explain(planned, kept ? helpedBy(kept.planned) : null);
      const fresh = { planned, plan, usedAt: performance.now() };
      say(this.from(question, fresh));
      if (isNew) await keepPlan(tx, planned);
    });
  }

  private from({ network, what }: Question, { planned, plan }: Kept): Answer {
    // Last used, last to go: a Map remembers the order in which keys came.
    this.kept.delete(network);
    this.kept.set(network, { planned, plan, usedAt: performance.now() });
    if (!what) return { answer: "plan", plan };
    const outcome = whatThen(planned, what, workFor(planned));
    if (!outcome) return { answer: "none", because: "impossible" };
    return { answer: "what-if", version: plan.version, outcome };
  }

  private forgetIdle(): void {
    for (const [network, { usedAt }] of this.kept) {
      if (this.kept.size > mostKept || performance.now() - usedAt > keptFor) this.kept.delete(network);
    }
  }
}

/**
 * Row-level security sees a coordinator of the network; it forgets with the transaction. What is read once is not worth
 * compiling.
 */
async function stepInto(tx: postgres.TransactionSql, network: string): Promise<void> {
  await tx`select set_config('app.network', ${network}, true), set_config('app.role', 'coordinator', true),
    set_config('lock_timeout', ${mostWaiting}, true), set_config('jit', 'off', true)`;
}

/**
 * Until no other process plans this network. Whoever comes second finds the plan written down; when it takes too long,
 * or the other one died with it, it is not waited for any more.
 */
async function waitForOthers(tx: postgres.TransactionSql, network: string): Promise<void> {
  try {
    await tx.savepoint((point) => point`select pg_advisory_xact_lock(${planning}, hashtext(${network}))`);
  } catch (error) {
    if ((error as { code?: string }).code !== lockNotAvailable) throw error;
  }
}

/** SQLSTATE of a lock that was waited for too long (PostgreSQL manual, appendix A). */
const lockNotAvailable = "55P03";

function planFrom({ rows, zone, stored }: ReadRows, asOf: Date): { planned: Planned; isNew: boolean } {
  const cells = [...rows.needs, ...rows.offers].map(({ cell }) => cell);
  const posting = postingOf(rows, { now: asOf, zone, distance: distanceIn(layOutAreas(cells)) });
  const isOfThisTime = stored && stored.asOf.getTime() === asOf.getTime();
  const adopted = isOfThisTime ? adoptPlan(posting, stored) : null;
  return { planned: adopted ?? planListings(posting, workForSize(rows.needs.length)), isNew: !adopted };
}

function workFor({ posting }: Planned): number {
  return workForSize(posting.needs.length);
}

/** How often the engine may begin anew: as often as it takes for a few hundred needs, less for a city. */
function workForSize(needs: number): number {
  return Math.max(4, Math.min(400, Math.round(40_000 / Math.max(1, needs))));
}
