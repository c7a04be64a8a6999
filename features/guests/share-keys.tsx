"use client";

import { useEffect } from "react";
import { send } from "@/features/access/send";
import type { Keyring } from "@/features/keyring/keyring";
import { useKeyring } from "@/features/keyring/keyring-provider";
import { secretsFor } from "./guest-body";
import type { GuestList } from "./queries";

/** Gives guests' secrets to those who came on duty later, without a word, when somebody who has them looks. */
export function ShareKeys({ list }: { list: GuestList }) {
  const keyring = useKeyring();
  useEffect(() => {
    if (typeof keyring === "object") shareMissing(keyring, list).catch(() => {});
  }, [keyring, list]);
  return null;
}

/** So many at once; the rest at the next look. */
const most = 10;

async function shareMissing(keyring: Keyring, { guests, missing }: GuestList): Promise<void> {
  const keys = await Promise.all(
    missing.slice(0, most).map(async ({ guest, member }) => {
      const sealed = guests.find(({ id }) => id === guest)?.secrets;
      const secrets = sealed && (await keyring.openGuest(guest, sealed).catch(() => null));
      const shared = secrets && (await secretsFor(keyring, guest, member, secrets));
      return shared ? [{ guest, ...shared }] : [];
    }),
  );
  if (keys.flat().length > 0) await send(keyring.network, "share-guest-keys", { keys: keys.flat() });
}
