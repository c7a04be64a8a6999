import { quantile } from "./quantile";

/** Milliseconds that the same took, done by the app's own code and by the least there is. */
export type Beside = { readonly ours: number; readonly bare: number };

export function medianOf(rounds: readonly Beside[]): Beside {
  const median = (side: keyof Beside) =>
    quantile(
      rounds.map((round) => round[side]),
      0.5,
    );
  return { ours: median("ours"), bare: median("bare") };
}
