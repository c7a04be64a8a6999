/**
 * Something the person who typed a command can set right. Its message is a whole sentence that says what is
 * wrong and what to do; a script prints it alone, without a stack.
 */
export class PlainError extends Error {
  override name = "PlainError";
}
