/** Nodes in order of how far they are, the nearest first (a binary heap). A node may be in it several times. */
export class NearestFirst {
  private distance = new Float64Array(64);
  private node = new Int32Array(64);
  private size = 0;

  clear(): void {
    this.size = 0;
  }

  /** Adds a node at a distance. */
  add(node: number, distance: number): void {
    if (this.size === this.node.length) this.grow();
    let at = this.size++;
    while (at > 0) {
      const above = (at - 1) >> 1;
      if ((this.distance[above] as number) <= distance) break;
      this.move(above, at);
      at = above;
    }
    this.put(at, node, distance);
  }

  /** How far the nearest is; Infinity when there is none. */
  nearest(): number {
    return this.size === 0 ? Infinity : (this.distance[0] as number);
  }

  /** Takes the nearest out; there must be one. */
  take(): number {
    const taken = this.node[0] as number;
    const last = --this.size;
    const distance = this.distance[last] as number;
    let at = 0;
    for (;;) {
      let below = 2 * at + 1;
      if (below >= last) break;
      if (below + 1 < last && (this.distance[below + 1] as number) < (this.distance[below] as number))
        below++;
      if ((this.distance[below] as number) >= distance) break;
      this.move(below, at);
      at = below;
    }
    this.put(at, this.node[last] as number, distance);
    return taken;
  }

  private move(from: number, to: number): void {
    this.put(to, this.node[from] as number, this.distance[from] as number);
  }

  private put(at: number, node: number, distance: number): void {
    this.node[at] = node;
    this.distance[at] = distance;
  }

  private grow(): void {
    const { node, distance } = this;
    this.node = new Int32Array(2 * node.length);
    this.node.set(node);
    this.distance = new Float64Array(2 * node.length);
    this.distance.set(distance);
  }
}
