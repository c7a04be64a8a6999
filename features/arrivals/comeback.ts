import { type Admission, isAdmission } from "@/seal/admission-form";

/**
 * What somebody who comes back leaves for the second member, sealed for the network: the first one's word for their new
 * keys, and the network's key, sealed to themselves by themselves (base64url), so that they need nobody's word for it.
 */
export type Comeback = { readonly admission: Admission; readonly envelope: string };

export function writeComeback(comeback: Comeback): string {
  return JSON.stringify(comeback);
}

/** Null for anything else. Never throws. */
export function readComeback(text: string): Comeback | null {
  try {
    const { admission, envelope } = JSON.parse(text) as Partial<Comeback>;
    return isAdmission(admission) && typeof envelope === "string" ? { admission, envelope } : null;
  } catch {
    return null;
  }
}
