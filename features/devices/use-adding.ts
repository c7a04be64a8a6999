"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useCallback, useRef, useState } from "react";
import { announce } from "@/components/announce";
import { refuseHere } from "@/features/access/ask-server";
import { load, send } from "@/features/access/send";
import { findKeycard } from "@/features/keyring/keycard";
import { type FoundKeyring, useKeyringSoon } from "@/features/keyring/use-keyring-soon";
import { openLabel } from "./device-label";
import type { Device } from "./list-devices";
import type { DeviceCode, Owner } from "./show-device-code";

/** How it stands with the code for another device. */
export type Adding =
  | { readonly step: "making" | "expired" | "no-keys" }
  | { readonly step: "open"; readonly code: DeviceCode; readonly before: readonly string[] }
  /** `name` as soon as the new device has given itself one. */
  | { readonly step: "added"; readonly name: string | null }
  | { readonly step: "refused"; readonly message: string };

/** Makes a code for another device of one's own, and watches for the device. `devices` are those there already. */
export function useAdding(network: string, owner: Owner, devices: readonly Device[]) {
  const t = useTranslations("devices");
  const router = useRouter();
  const findKeyring = useKeyringSoon();
  const [state, setState] = useState<Adding>({ step: "making" });
  const nameless = useRef({ id: "", looks: 0 });

  const make = useCallback(async () => {
    setState({ step: "making" });
    setState(await makeCode(await findKeyring(), { owner, before: devices.map(({ id }) => id) }));
  }, [owner, devices, findKeyring]);

  const check = useCallback(
    async ({ code, before }: Adding & { step: "open" }) => {
      const list = await load<Device[]>(network, "devices");
      const added = list.ok ? list.value.find(({ id }) => !before.includes(id)) : undefined;
      if (added?.id !== nameless.current.id) nameless.current = { id: added?.id ?? "", looks: 0 };
      // It gives itself a name in a moment.
      const isWaitedFor = added?.label === null && nameless.current.looks++ < 5;
      if (isWaitedFor) return;
      if (added) {
        const name = await nameOf(network, added);
        setState({ step: "added", name });
        announce(t("addedTitle", { name: name ?? t("unnamed") }));
        router.refresh();
      } else if (list.ok && Date.now() >= code.until) {
        setState({ step: "expired" });
        announce(t("expiredTitle"));
      }
    },
    [network, router, t],
  );

  /** Nobody uses a code that is not shown any more. */
  async function cancel() {
    if (state.step === "open") await send(network, "cancel-invite", { invite: state.code.id });
  }

  return { state, make, check, cancel };
}

/** Whose keys a code is wanted for, and which devices were there before. */
type Wanted = { readonly owner: Owner; readonly before: readonly string[] };

async function makeCode(keyring: FoundKeyring, { owner, before }: Wanted): Promise<Adding> {
  const answer =
    typeof keyring === "object"
      ? await showWithCode(keyring, owner).catch(() => refuseHere("no-keys"))
      : refuseHere("no-keys");
  if (answer.ok) return { step: "open", code: answer.value, before };
  return answer.reason === "no-keys" ? { step: "no-keys" } : { step: "refused", message: answer.message };
}

async function nameOf(network: string, { id, label }: Device): Promise<string | null> {
  const keycard = await findKeycard(network).catch(() => null);
  return keycard && label ? openLabel(keycard, id, label) : null;
}

async function showWithCode(...args: Parameters<typeof import("./show-device-code").showDeviceCode>) {
  const code = await import("./show-device-code").catch(() => null);
  return code ? code.showDeviceCode(...args) : refuseHere("offline");
}
