/** Times the phases of something that is done several times, and keeps the least of each. */
export class Stopwatch<Phase extends string> {
  private readonly least = new Map<Phase, number>();
  private readonly current = new Map<Phase, number>();
  private phase: Phase | null = null;
  private since = 0;

  constructor(private readonly phases: readonly Phase[]) {}

  /** Goes on with a phase, which may have been entered before in the same run. */
  enter(phase: Phase): void {
    const now = performance.now();
    if (this.phase) this.current.set(this.phase, (this.current.get(this.phase) ?? 0) + now - this.since);
    this.phase = phase;
    this.since = now;
  }

  /** Ends a run. */
  stop(): void {
    if (this.phase) this.enter(this.phase);
    this.phase = null;
    for (const phase of this.phases) {
      const took = this.current.get(phase) ?? 0;
      this.least.set(phase, Math.min(took, this.least.get(phase) ?? took));
    }
    this.current.clear();
  }

  /** Milliseconds of each phase in the run that was quickest in it, to a tenth. */
  best(): Record<Phase, number> {
    const figures = this.phases.map((phase) => [phase, Math.round((this.least.get(phase) ?? 0) * 10) / 10]);
    return Object.fromEntries(figures) as Record<Phase, number>;
  }
}
