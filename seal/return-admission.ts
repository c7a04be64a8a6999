import { type Admission, isAdmission, returnMessage, type Second } from "./admission-form";
import { toBase64url } from "./bytes";
import type { SigningKeys } from "./curves";
import { sign } from "./signing";

/**
 * Why a member who lost every key is the same member with new ones: an admission of the member's own id by one member,
 * and the word of a second. `verifyAdmission` and `verifyRoster` check both makers: known, two, and neither the one who
 * comes back.
 */
export type ReturnAdmission = Admission & { second: Second };

/**
 * A second member says that the one who comes back is who they say. Binds the whole admission, so it cannot be moved to
 * other keys; has to be asked only after the second has compared the read-out words. Does not check the admission.
 */
export async function secondReturn(second: SigningKeys, admission: Admission): Promise<ReturnAdmission> {
  const maker = toBase64url(second.publicKey);
  const signature = toBase64url(await sign(second, returnMessage(admission, maker)));
  return { ...admission, second: { maker, signature } };
}

/** Whether a value from outside has the form of a return; says nothing about its signatures. Never throws. */
export function isReturnAdmission(value: unknown): value is ReturnAdmission {
  return isAdmission(value) && value.second !== undefined;
}
