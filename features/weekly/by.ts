/** Where and for whom a card is shown. */
export type By = {
  readonly network: string;
  readonly zone: string;
  readonly now: Date;
  readonly guest?: string | null;
};
