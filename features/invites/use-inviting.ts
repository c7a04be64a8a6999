"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useCallback, useState } from "react";
import { announce } from "@/components/announce";
import { refuseHere } from "@/features/access/ask-server";
import { load, send } from "@/features/access/send";
import type { OpenInvite, Vouching } from "./invite-here";
import type { OpenInvitation } from "./list-open-invites";

/** How the last invitation made on this page stands. */
export type Inviting =
  | { readonly step: "making" | "used" | "expired" | "cancelled" }
  | { readonly step: "open"; readonly invite: OpenInvite }
  | { readonly step: "refused"; readonly message: string };

/** Makes an invitation, watches whether it was used, and takes it back. */
export function useInviting(network: string, vouching: Vouching) {
  const t = useTranslations("people");
  const router = useRouter();
  const [state, setState] = useState<Inviting>({ step: "making" });

  async function make() {
    setState({ step: "making" });
    const answer = await inviteWithCode(network, vouching).catch(() => refuseHere("untrusted"));
    setState(
      answer.ok ? { step: "open", invite: answer.value } : { step: "refused", message: answer.message },
    );
  }

  /** Asks whether it is still open; what cannot be found out now is asked again later. */
  const check = useCallback(
    async ({ id, until }: OpenInvite) => {
      const open = await load<OpenInvitation[]>(network, "open-invites");
      if (!open.ok || open.value.some((invite) => invite.id === id)) return;
      const step = Date.now() >= until - leeway ? "expired" : "used";
      setState({ step });
      announce(t(`${step}.title`));
      if (step === "used") router.refresh();
    },
    [network, router, t],
  );

  async function cancel({ id }: OpenInvite) {
    const answer = await send(network, "cancel-invite", { invite: id });
    setState(answer.ok ? { step: "cancelled" } : { step: "refused", message: answer.message });
  }

  return { state, make, check, cancel };
}

/** The server's clock decides; around the end it may have decided a little earlier (milliseconds). */
const leeway = 15_000;

async function inviteWithCode(network: string, vouching: Vouching) {
  const code = await import("./invite-here").catch(() => null);
  return code ? code.inviteHere(network, vouching) : refuseHere("offline");
}
