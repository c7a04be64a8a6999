"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useCallback, useState } from "react";
import { announce } from "@/components/announce";
import { refuseHere } from "@/features/access/ask-server";
import { load, send } from "@/features/access/send";
import type { OpenInvite, Vouching, Way } from "./invite-here";
import type { OpenInvitation } from "./list-open-invites";

/** How the last invitation made on this page stands. */
export type Inviting =
  | { readonly step: "choosing" | "making" | "cancelled" }
  | { readonly step: "used" | "expired"; readonly kind: Way["kind"] }
  | { readonly step: "open"; readonly invite: OpenInvite }
  | { readonly step: "refused"; readonly message: string };

/** Makes an invitation, watches whether it was used, and takes it back. */
export function useInviting(network: string, vouching: Vouching) {
  const t = useTranslations("invite");
  const router = useRouter();
  const [state, setState] = useState<Inviting>({ step: "choosing" });

  const choose = () => setState({ step: "choosing" });

  async function make(way: Way) {
    setState({ step: "making" });
    const answer = await inviteWithCode(network, vouching, way).catch(() => refuseHere("untrusted"));
    setState(
      answer.ok ? { step: "open", invite: answer.value } : { step: "refused", message: answer.message },
    );
    if (answer.ok && way.kind === "by-message") router.refresh();
  }

  /** Asks whether it is still open; what cannot be found out now is asked again later. */
  const check = useCallback(
    async ({ id, kind, until }: OpenInvite) => {
      const open = await load<OpenInvitation[]>(network, "open-invites");
      if (!open.ok || open.value.some((invite) => invite.id === id)) return;
      const step = Date.now() >= until - leeway ? "expired" : "used";
      setState({ step, kind });
      announce(t(`${step}.${kind}.title`));
      if (step === "used") router.refresh();
    },
    [network, router, t],
  );

  async function cancel({ id }: OpenInvite) {
    const answer = await send(network, "cancel-invite", { invite: id });
    setState(answer.ok ? { step: "cancelled" } : { step: "refused", message: answer.message });
    if (answer.ok) router.refresh();
  }

  return { state, choose, make, check, cancel };
}

/** The server's clock decides; around the end it may have decided a little earlier (milliseconds). */
const leeway = 15_000;

async function inviteWithCode(network: string, vouching: Vouching, way: Way) {
  const code = await import("./invite-here").catch(() => null);
  return code ? code.inviteHere(network, vouching, way) : refuseHere("offline");
}
