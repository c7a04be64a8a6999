import type postgres from "postgres";
import type { RunningApp } from "@/scripts/run-app";
import type { Rate } from "./hammer";
import { timeOpening } from "./open-board";
import { rateGuards } from "./rate-guards";
import { type Times, timeSignIns } from "./sign-ins";
import { printTable, sayRate } from "./table";

type OneBoard = { board: string; cookie: string };

/** What headers, proxy, session and sign-in cost. */
export async function rateProtection(
  app: RunningApp,
  owner: postgres.Sql,
  log: number,
  { board, cookie }: OneBoard,
) {
  const { bare, session, page, pageWithout } = await rateGuards(app, log, board, cookie);
  const ratio = (rate: Rate, peer: Rate) => (rate.perSecond / peer.perSecond).toFixed(2);
  printTable("What guards each request, 32 connections", [
    { what: "route without a session (/away)", measured: sayRate(bare, false) },
    {
      what: "session checked, nothing new (304)",
      measured: sayRate(session, true),
      ratio: `${ratio(session, bare)} of it`,
    },
    { what: "page without proxy and headers", measured: sayRate(pageWithout, false) },
    {
      what: "the same page with both",
      measured: sayRate(page, false),
      ratio: `${ratio(page, pageWithout)} of it`,
    },
  ]);
  const { signIns, bare: asked } = await timeSignIns(app.origin, owner);
  const say = ({ p50, p99 }: Times) => `p50 ${p50.toFixed(1)} ms, p99 ${p99.toFixed(1)} ms`;
  printTable("A device's sign-in over HTTP, one after the other", [
    { what: "three requests for nothing (/away)", measured: say(asked) },
    {
      what: "token, nonce, session",
      measured: say(signIns),
      ratio: `${(signIns.p50 / asked.p50).toFixed(1)} times`,
    },
  ]);
}

/** What it takes a browser to open what is sealed. */
export async function rateOpening(origin: string, owner: postgres.Sql): Promise<void> {
  const count = 2000;
  const openings = await timeOpening(origin, owner, count);
  const [own] = openings;
  printTable(
    `Opening a board of ${count} listings with sealed notes, in a browser`,
    openings.flatMap(({ throttle, firstCard, opening }) => {
      const speed = throttle === 1 ? "at the machine's speed" : `${throttle} times slower`;
      const ratio = (time: number, peer?: number) =>
        peer !== undefined && throttle > 1 ? { ratio: `${(time / peer).toFixed(1)} times` } : {};
      return [
        {
          what: `page, to its first note, ${speed}`,
          measured: `${Math.round(firstCard)} ms`,
          ...ratio(firstCard, own?.firstCard),
        },
        {
          what: `all notes opened, ${speed}`,
          measured: `${Math.round(opening)} ms`,
          ...ratio(opening, own?.opening),
        },
      ];
    }),
  );
}
