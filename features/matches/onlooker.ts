/** Who looks at a page of matches, where and when; `now` is the server's clock. */
export type Onlooker = {
  readonly network: string;
  readonly member: string;
  readonly zone: string;
  readonly now: Date;
  /** Set where a coordinator looks for a guest, who is `member` then. */
  readonly guest?: string | null;
};
