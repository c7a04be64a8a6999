"use client";

import dynamic from "next/dynamic";
import type { KeysToGive } from "./queries";

// Seldom asked, and no part of the first load of a board.
const GiveKeysTo = dynamic(async () => (await import("./give-keys-to")).GiveKeysTo);

/** For each of those on duty who cannot reach the guests yet: one question to whoever can give it to them. */
export function GiveKeys({ network, keys }: { network: string; keys: KeysToGive }) {
  return keys.missing.map((missing) => (
    <div key={missing.member.id} className="mb-4">
      <GiveKeysTo network={network} held={keys.guests} missing={missing} />
    </div>
  ));
}
