/** How many connections there are, and how many of them one network, and one member, may have at once. */
export type Shares = { readonly most: number; readonly network: number; readonly member: number };

/** What is left over is there at once for whoever else comes. */
export function sharesOf(most: number): Shares {
  return { most, network: Math.max(1, most - 2), member: Math.max(1, Math.ceil(most * 0.4)) };
}

type Asking = { readonly network: string; readonly member: string; readonly go: () => void };

/**
 * Shares connections out. Whoever asks for a lot at once waits for themselves: the next one that is free goes to the
 * network that has the fewest at work, and in it to the member who has the fewest.
 */
export class FairShare {
  private readonly running = new Map<string, number>();
  private readonly asking: Asking[] = [];
  private all = 0;

  constructor(private readonly shares: Shares) {}

  get waiting(): number {
    return this.asking.length;
  }

  /** Does the work as soon as it is its turn. */
  async take<T>(network: string, member: string, work: () => Promise<T>): Promise<T> {
    await new Promise<void>((go) => {
      this.asking.push({ network, member, go });
      this.goOn();
    });
    try {
      return await work();
    } finally {
      this.count(network, member, -1);
      this.goOn();
    }
  }

  private goOn(): void {
    for (let next = this.next(); next; next = this.next()) {
      this.asking.splice(this.asking.indexOf(next), 1);
      this.count(next.network, next.member, 1);
      next.go();
    }
  }

  /** Of those with as few at work as anybody, the one who has waited longest. */
  private next(): Asking | null {
    if (this.all >= this.shares.most) return null;
    let best: { asking: Asking; ofNetwork: number; ofMember: number } | null = null;
    for (const asking of this.asking) {
      const ofNetwork = this.running.get(asking.network) ?? 0;
      const ofMember = this.running.get(keyOf(asking)) ?? 0;
      if (ofNetwork >= this.shares.network || ofMember >= this.shares.member) continue;
      const isFirst =
        !best || ofNetwork < best.ofNetwork || (ofNetwork === best.ofNetwork && ofMember < best.ofMember);
      if (isFirst) best = { asking, ofNetwork, ofMember };
    }
    return best?.asking ?? null;
  }

  private count(network: string, member: string, by: 1 | -1): void {
    this.all += by;
    for (const key of [network, keyOf({ network, member })]) {
      const count = (this.running.get(key) ?? 0) + by;
      if (count > 0) this.running.set(key, count);
      else this.running.delete(key);
    }
  }
}

function keyOf({ network, member }: Pick<Asking, "network" | "member">): string {
  return `${network} ${member}`;
}
