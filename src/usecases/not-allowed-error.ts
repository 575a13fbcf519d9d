import { RefusalError } from "./refusal-error.ts";

/** Somebody asked for what is not theirs to do. The message is for them. */
export class NotAllowedError extends RefusalError {
  override readonly name = "NotAllowedError";
}
