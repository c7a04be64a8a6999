import type { GuestKey } from "@/seal/guest-key";

/** What is sealed as the profile of a member or of a network. */
export type Profile = { readonly name: string };

export function writeProfile(profile: Profile): string {
  return JSON.stringify(profile);
}

/** What is sealed as the profile of a guest: besides the name the public key to seal contacts for (`readGuestKey`). */
export type GuestProfile = Profile & GuestKey;

export function writeGuestProfile(profile: GuestProfile): string {
  return JSON.stringify(profile);
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
