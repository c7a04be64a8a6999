import { z } from "zod";
import { inviteKinds } from "@/domain/invite";
import { deviceInput } from "@/features/access/enrol-device";
import { epochInput, idInput, keyInput, sealedInput } from "@/features/access/sealed-input";
import { newMemberInput } from "@/features/networks/schema";

export const createInviteInput = z
  .object({
    invite: idInput,
    kind: z.enum(inviteKinds, "wrong").default("in-person"),
    /** Who comes back, for a return alone. */
    member: idInput.optional(),
    /** SHA-256 of the token that only the link gives. */
    tokenHash: keyInput,
    packet: sealedInput(),
    epoch: epochInput,
  })
  .refine(({ kind, member }) => (member !== undefined) === (kind === "return"), {
    path: ["member"],
    error: "wrong",
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
