import { z } from "zod";
import { isZone } from "@/domain/zoned-time";
import { deviceInput } from "@/features/access/enrol-device";
import { idInput, keyInput, sealedInput } from "@/features/access/sealed-input";

/** A new member's keys and sealed texts, as their browser made them. */
export const newMemberInput = z.object({
  id: idInput,
  sealingKey: keyInput,
  signingKey: keyInput,
  enrolmentKey: keyInput,
  wrappedKeys: sealedInput(2048),
  profile: sealedInput(2048),
  admission: sealedInput(),
});

export const zoneInput = z.string({ error: "zone" }).max(64, "zone").refine(isZone, "zone");

export const foundNetworkInput = z.object({
  network: idInput,
  zone: zoneInput,
  profile: sealedInput(2048),
  member: newMemberInput,
  envelope: sealedInput(2048),
  device: deviceInput,
  places: z.array(z.object({ id: idInput, label: sealedInput(2048) })).max(20, "tooMany"),
});
