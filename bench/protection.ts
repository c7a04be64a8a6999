import type postgres from "postgres";
import type { RunningApp } from "@/scripts/run-app";
import type { Beside } from "./beside";
import type { Rate } from "./hammer";
import { timeOpening } from "./open-board";
import { rateGuards } from "./rate-guards";
import { sizes, timeRotations } from "./rotate";
import { type Times, timeSignIns } from "./sign-ins";
import { type Line, printTable, sayRate } from "./table";

/** What headers, proxy and session check cost each request; `board` is the path of a board's JSON. */
export async function sayGuards(app: RunningApp, log: number, board: string, cookie: string): Promise<void> {
  const rates = await rateGuards(app, log, board, cookie);
  const ratio = (rate: Rate, peer: Rate) => (rate.perSecond / peer.perSecond).toFixed(2);
  const { none, headers, session, route, routeSession, pageBare, page } = rates;
  const line = (what: string, rate: Rate, beside?: string): Line => {
    return { what, measured: sayRate(rate), ...(beside && { ratio: beside }) };
  };
  printTable("What guards each request, 32 connections", [
    line("304 before the framework, bare", none),
    line("the same with security headers", headers, `${ratio(headers, none)} of bare`),
    line(
      "the same with headers, session checked",
      session,
      `${ratio(session, none)} of bare, ${ratio(session, headers)} of headers alone`,
    ),
    line("through the framework, nobody asked (/healthz)", route),
    line("through the framework, session checked (304)", routeSession, `${ratio(routeSession, route)} of it`),
    line("page without proxy and headers", pageBare),
    line("the same page with both", page, `${ratio(page, pageBare)} of it`),
  ]);
}

/** The way in of a device that is known. */
export async function saySignIns(origin: string, owner: postgres.Sql): Promise<void> {
  const { signIns, bare } = await timeSignIns(origin, owner);
  const say = ({ p50, p95 }: Times) => `p50 ${p50.toFixed(1)} ms, p95 ${p95.toFixed(1)} ms`;
  const ratio = (share: keyof Times) => (signIns[share] / bare[share]).toFixed(1);
  printTable("A device's sign-in over HTTP, one after the other", [
    { what: "three requests for nothing (/healthz)", measured: say(bare) },
    {
      what: "token, nonce, session",
      measured: say(signIns),
      ratio: `${ratio("p50")} and ${ratio("p95")} times`,
    },
  ]);
}

/** What it takes a browser to open what is sealed. */
export async function sayOpening(origin: string, owner: postgres.Sql): Promise<void> {
  const count = 2000;
  const openings = await timeOpening(origin, owner, count);
  printTable(
    `Opening a board of ${count} listings with sealed notes, in a browser`,
    openings.flatMap(({ throttle, page, notes }) => [
      ...linesOf(throttle, page, ["page of text, to be pressed", "board, to its first note"]),
      ...linesOf(throttle, notes, ["all notes with WebCrypto alone", "all notes opened"]),
    ]),
  );
}

/** What it takes a browser to give a network another key. */
export async function sayRotations(origin: string, owner: postgres.Sql): Promise<void> {
  const rotations = await timeRotations(origin, owner);
  const { members, listings, series, guests } = sizes;
  printTable(
    `Changing the key of ${members} members, ${listings + series} texts and ${guests} guests, in a browser`,
    rotations.flatMap(({ throttle, ...times }) =>
      linesOf(
        throttle,
        times,
        ["its cryptography alone", "the whole, from press to end"],
        throttle === 4 ? "5000 ms" : undefined,
      ),
    ),
  );
}

function linesOf(
  throttle: number,
  { ours, bare }: Beside,
  [least, whole]: readonly [string, string],
  aim?: string,
): Line[] {
  const speed = throttle === 1 ? "at the machine's speed" : `${throttle} times slower`;
  const say = (milliseconds: number) => `${Math.round(milliseconds)} ms`;
  return [
    { what: `${least}, ${speed}`, measured: say(bare) },
    {
      what: `${whole}, ${speed}`,
      measured: say(ours),
      ratio: `${(ours / bare).toFixed(1)} times`,
      ...(aim && { aim }),
    },
  ];
}
