import { expect, test } from "vitest";
import { importTrouble } from "./import-trouble";

const files = {
  "domain/window.ts": "export type Window = { from: Date };",
  "db/client.ts": "export const database = 1;",
  "app/globals.css": "body {}",
  "features/access/actor.ts": "export const actor = 1;",
  "features/matches/claim.ts": "export const claim = 1;",
};

function troubleOf(file: string, text: string): string[] {
  return importTrouble(new Map(Object.entries({ ...files, [file]: text })));
}

test.each([
  ["app/page.ts", 'import { database } from "@/db/client";', "app may not import db (db/client.ts)"],
  ["app/page.tsx", 'import type { database } from "../db/client";', "app may not import db (db/client.ts)"],
  ["domain/match.ts", 'export * from "@/db/client";', "domain may not import db (db/client.ts)"],
  [
    "seal/box.ts",
    'const later = () => import("@/domain/window");',
    "seal may not import domain (domain/window.ts)",
  ],
  [
    "seal/box.ts",
    'type W = import("@/domain/window").Window;',
    "seal may not import domain (domain/window.ts)",
  ],
  ["domain/match.ts", 'import { z } from "zod";', "domain may not use the package zod"],
  ["domain/match.ts", 'import { join } from "node:path";', "domain may not use the package node:path"],
  [
    "e2e/a.spec.ts",
    'import "@/features/access/actor";',
    "e2e may not import features (features/access/actor.ts)",
  ],
  [
    "features/needs/a.ts",
    'import "../matches/claim";',
    "needs may not import matches, which stands above it",
  ],
  ["features/needs/a.ts", 'import "./gone";', "imports ./gone, which does not exist"],
  [
    "messages/load.ts",
    'import english from "./en/gone.json";',
    "imports ./en/gone.json, which does not exist",
  ],
  ["features/needs/types.ts", "export type A = 1;", "is named after a kind of code"],
])("%s with %s is refused", (file, text, reason) => {
  expect(troubleOf(file, text)).toEqual([`${file}: ${reason}`]);
});

test.each([
  ["features/matches/a.ts", 'import "@/features/access/actor"; import "./claim"; import "@/db/client";'],
  ["features/matches/a.test.ts", 'import { expect } from "vitest";'],
  ["domain/a.test.ts", 'import fc from "fast-check"; import { type Window } from "./window";'],
  ["seal/a.ts", 'import { x25519 } from "@noble/curves/ed25519.js";'],
  ["app/layout.tsx", 'import "./globals.css";'],
])("%s with %s is in order", (file, text) => {
  expect(troubleOf(file, text)).toEqual([]);
});

test("a circle of imports is found, also through types", () => {
  const circle = new Map([
    ["lib/a.ts", 'import { b } from "./b"; export const a = b;'],
    ["lib/b.ts", 'import type { C } from "./c"; export const b: C = 1;'],
    ["lib/c.ts", 'import { a } from "./a"; export type C = typeof a;'],
  ]);
  expect(importTrouble(circle)).toEqual([
    "lib/a.ts → lib/b.ts → lib/c.ts → lib/a.ts: goes round in a circle",
  ]);
});
