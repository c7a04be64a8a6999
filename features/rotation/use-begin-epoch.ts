"use client";

import { useRef, useState } from "react";
import { refuseHere } from "@/features/access/ask-server";
import type { Begun, Step } from "./begin-epoch-here";
import type { Outcome } from "./seal-epoch";

/** How a change of the key on this page stands. */
export type Rotation =
  | { readonly step: "asking" }
  | { readonly step: "working"; readonly at: Step }
  | { readonly step: "unverified"; readonly members: readonly string[] }
  | {
      readonly step: "refused";
      readonly reason: "gone" | "unbacked" | "overtaken" | null;
      readonly message: string;
    }
  | { readonly step: "done"; readonly outcome: Outcome };

/** Changes the key, with the removal that `request` asks for if there is one. */
export function useBeginEpoch(network: string, request: string | null) {
  const [state, setState] = useState<Rotation>({ step: "asking" });
  const calling = useRef<AbortController>(null);

  /** `without`: members who get no key, as somebody has said who was told. */
  async function start(without: readonly string[] = []): Promise<void> {
    const controller = new AbortController();
    calling.current = controller;
    setState({ step: "working", at: { name: "reading" } });
    const onStep = (at: Step) => setState({ step: "working", at });
    setState(rotationAfter(await begin(network, { request, without }, onStep, controller.signal)));
  }

  return {
    state,
    start,
    /** Has no effect once it is being sent. */
    callOff: () => calling.current?.abort(),
    reset: () => setState({ step: "asking" }),
  };
}

async function begin(
  ...wish: Parameters<typeof import("./begin-epoch-here").beginEpochHere>
): Promise<Begun> {
  const code = await import("./begin-epoch-here").catch(() => null);
  return code ? code.beginEpochHere(...wish) : refuseHere("offline");
}

function rotationAfter(begun: Begun): Rotation {
  if (begun.ok) return { step: "done", outcome: begun.outcome };
  switch (begun.reason) {
    case "unverified":
      return { step: "unverified", members: begun.members };
    case "called-off":
      return { step: "asking" };
    case "gone":
    case "unbacked":
    case "overtaken":
      return { step: "refused", reason: begun.reason, message: "" };
    default:
      return { step: "refused", reason: null, message: begun.message };
  }
}
