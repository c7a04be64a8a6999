import { z } from "zod";
import { deviceInput } from "@/features/access/enrol-device";
import { idInput, keyInput, sealedInput } from "@/features/access/sealed-input";
import { newMemberInput } from "@/features/networks/schema";

/** As PostgreSQL's integer holds it. */
const epochInput = z.int32({ error: "wrong" }).min(1, "wrong");

export const createInviteInput = z.object({
  invite: idInput,
  /** SHA-256 of the token that only the link gives. */
  tokenHash: keyInput,
  packet: sealedInput(),
  epoch: epochInput,
});

export const cancelInviteInput = z.object({ invite: idInput });

export const peekInviteInput = z.object({ invite: idInput, token: keyInput });

export const redeemInviteInput = z.object({
  invite: idInput,
  token: keyInput,
  network: idInput,
  epoch: epochInput,
  member: newMemberInput,
  envelope: sealedInput(2048),
  device: deviceInput,
});
