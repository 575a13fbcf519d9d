/** A write came under a name that was given to another one. */
export class ReusedKeyError extends Error {
  override readonly name = "ReusedKeyError";
}
