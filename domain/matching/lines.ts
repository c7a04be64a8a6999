/** What is wanted, in whole numbers: times in steps, half-open; places in metres; attributes as bits. */
export type WantedLines = {
  readonly category: Int32Array;
  readonly x: Int32Array;
  readonly y: Int32Array;
  readonly start: Int32Array;
  readonly end: Int32Array;
  readonly quantity: Int32Array;
  readonly required: Int32Array;
  /** Offers that must not, and that should rather, be proposed to each need. */
  readonly blocked: readonly (readonly number[])[];
  readonly preferred: readonly (readonly number[])[];
};

/** What is offered: categories as bits, how far an offer reaches, how much it takes at once, and when. */
export type OfferedLines = {
  readonly categories: Int32Array;
  readonly x: Int32Array;
  readonly y: Int32Array;
  readonly radius: Int32Array;
  readonly capacity: Int32Array;
  readonly attributes: Int32Array;
  readonly prior: Int32Array;
  /** Where each offer's windows begin; one entry more than there are offers. */
  readonly windows: Int32Array;
  readonly windowStart: Int32Array;
  readonly windowEnd: Int32Array;
};
