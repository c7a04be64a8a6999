/** Where one goes on after posting for a guest: to the guest's page. Null for one's own posts. */
export function afterPost(network: string, { as }: { as?: string }): string | null {
  return as ? `/n/${network}/coordinate/guests/${as}` : null;
}
