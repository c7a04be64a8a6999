import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from "prom-client";
import { poolState } from "@/db/client";
import { countJobs, listLastRuns } from "@/db/count-jobs";
import { oncePerProcess } from "@/lib/once-per-process";

/** How an answer came out: the class of its status, or nobody was there any more to take it. */
export type StatusClass = "1xx" | "2xx" | "3xx" | "4xx" | "5xx" | "gone";

export type Outcome = { route: string; method: string; status: StatusClass; seconds: number };

/** All that is counted, once a process. No label ever holds an id, an address or a word of a person. */
export function metrics() {
  return oncePerProcess("metrics", makeMetrics);
}

function makeMetrics() {
  const registry = new Registry();
  const registers = [registry];
  // Memory and processor of the process, delay of the event loop, garbage collection.
  collectDefaultMetrics({ register: registry });
  const requests = new Counter({
    name: "holdfast_http_requests_total",
    help: "Requests that have ended, by the pattern of their route.",
    labelNames: ["route", "method", "status"],
    registers,
  });
  const durations = new Histogram({
    name: "holdfast_http_request_duration_seconds",
    help: "From a request's first line until its answer was sent.",
    labelNames: ["route"],
    buckets: [0.005, 0.025, 0.1, 0.25, 0.5, 1, 2.5, 10],
    registers,
  });
  const inFlight = new Gauge({
    name: "holdfast_http_requests_in_flight",
    help: "Requests that have begun and not ended.",
    registers,
  });
  addPoolGauges(registers);
  addJobGauges(registers);
  return {
    registry,
    begin: () => inFlight.inc(),
    end({ route, method, status, seconds }: Outcome) {
      inFlight.dec();
      requests.inc({ route, method, status });
      durations.observe({ route }, seconds);
    },
  };
}

function addPoolGauges(registers: Registry[]): void {
  new Gauge({
    name: "holdfast_database_connections_most",
    help: "The most connections this process may open to the database.",
    registers,
    collect() {
      this.set(poolState().most);
    },
  });
  new Gauge({
    name: "holdfast_database_transactions",
    help: "Transactions that run on a connection, or wait for one.",
    labelNames: ["state"],
    registers,
    collect() {
      const { running, waiting } = poolState();
      this.set({ state: "running" }, running);
      this.set({ state: "waiting" }, waiting);
    },
  });
}

/** As the database has it at that moment, the same from every process. While it does not answer, they are left out. */
function addJobGauges(registers: Registry[]): void {
  new Gauge({
    name: "holdfast_jobs",
    help: "Jobs that wait, run, or have failed for good.",
    labelNames: ["task", "state"],
    registers,
    async collect() {
      const counted = await countJobs();
      this.reset();
      for (const { task, state, count } of counted) this.set({ task, state }, count);
    },
  });
  new Gauge({
    name: "holdfast_job_last_success_timestamp_seconds",
    help: "When each kind of work that comes back by the clock last went through.",
    labelNames: ["task"],
    registers,
    async collect() {
      const runs = await listLastRuns();
      this.reset();
      for (const { task, doneAt } of runs) this.set({ task }, doneAt.getTime() / 1000);
    },
  });
}
