import { isEncoded } from "@/seal/form";

/** What is sealed as the profile of a member or of a network. */
export type Profile = { readonly name: string };

export function writeProfile(profile: Profile): string {
  return JSON.stringify(profile);
}

/** What is sealed as the profile of a guest: besides the name the public key, base64url, to seal contacts for. */
export type GuestProfile = Profile & { readonly sealing: string };

export function writeGuestProfile(profile: GuestProfile): string {
  return JSON.stringify(profile);
}

/** The sealing key in a guest's opened profile; null where there is none. Never throws. */
export function readGuestKey(text: string): string | null {
  try {
    const profile: unknown = JSON.parse(text);
    const isKeyed = typeof profile === "object" && profile !== null && "sealing" in profile;
    return isKeyed && isEncoded(profile.sealing, 32) ? profile.sealing : null;
  } catch {
    return null;
  }
}

/** The name in an opened profile; empty for anything that is no profile. Never throws. */
export function readName(text: string): string {
  try {
    const profile: unknown = JSON.parse(text);
    const isNamed = typeof profile === "object" && profile !== null && "name" in profile;
    return isNamed && typeof profile.name === "string" ? profile.name : "";
  } catch {
    return "";
  }
}
