/** A text does not fit into the largest padded size. `limit` and `length` are bytes of UTF-8. */
export class TooLongError extends Error {
  override readonly name = "TooLongError";

  constructor(
    readonly limit: number,
    readonly length: number,
  ) {
    super(`The text takes ${length} bytes of at most ${limit}.`);
  }
}
