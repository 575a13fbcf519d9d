/** A value that nobody can mean. The message says what is wanted, and names no person. */
export class UnmeantValueError extends RangeError {
  override readonly name = "UnmeantValueError";
}
