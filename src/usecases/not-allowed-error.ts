/** Somebody asked for what is not theirs to do. The message is for them. */
export class NotAllowedError extends Error {
  override readonly name = "NotAllowedError";
}
