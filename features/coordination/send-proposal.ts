import type { Answer } from "@/features/access/ask-server";
import { sendWith } from "@/features/access/send-sealed";
import type { FoundKeyring } from "@/features/keyring/use-keyring-soon";
import { sealLogEntry } from "@/features/log/seal-log-entry";
import type { ProposalAsk } from "./dashboard";

/** Asks two people. Sent again with the same ids it is the same proposal. Never throws but for a bug. */
export function sendProposal(
  network: string,
  keyring: FoundKeyring,
  { needId, offerId, windowId, quantity, during }: ProposalAsk,
  ids: ProposalIds,
): Promise<Answer<unknown>> {
  return sendWith(network, keyring, "propose-match", async (keyring) => ({
    match: ids.match,
    need: needId,
    offer: offerId,
    window: windowId,
    quantity,
    from: during.from.toISOString(),
    until: during.until.toISOString(),
    // Everybody may know that two people were asked; who they are is theirs to tell.
    log: await sealLogEntry(keyring, { listing: { kind: "need", id: needId } }, ids.log),
  }));
}

/** Takes a proposal back that nobody has said yes to. */
export function sendTakeBack(
  network: string,
  keyring: FoundKeyring,
  { match, needId }: { match: string; needId: string },
): Promise<Answer<unknown>> {
  const log = crypto.randomUUID();
  return sendWith(network, keyring, "withdraw-proposal", async (keyring) => ({
    match,
    log: await sealLogEntry(keyring, { listing: { kind: "need", id: needId } }, log),
  }));
}

export type ProposalIds = { readonly match: string; readonly log: string };
