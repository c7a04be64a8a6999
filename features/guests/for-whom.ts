import type { Actor } from "@/db/actor";

/** The guest the actor acts for, or null when they act for themselves. */
export function guestOf({ member, coordinator }: Actor): string | null {
  return coordinator === null ? null : member;
}

/** The address of a page as it is for a guest; as it is for oneself without one. */
export function forWhom(href: string, guest: string | null | undefined): string {
  if (!guest) return href;
  return `${href}${href.includes("?") ? "&" : "?"}for=${guest}`;
}
