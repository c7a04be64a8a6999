import { z } from "zod";
import { deviceInput } from "@/features/access/enrol-device";
import { idInput, keyInput, sealedInput } from "@/features/access/sealed-input";

export const nameDeviceInput = z.object({
  device: idInput,
  label: sealedInput(2048),
  /** Leaves a name that is there already as it is: for the one that a device gives itself. */
  onlyUnnamed: z.boolean({ error: "wrong" }).default(false),
});

export const endDeviceInput = z.object({ device: idInput });

export const endOtherDevicesInput = z.strictObject({});

export const redeemDeviceInput = z.object({ invite: idInput, token: keyInput, device: deviceInput });
