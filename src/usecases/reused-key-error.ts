import { RefusalError } from "./refusal-error.ts";

/** A write came under a name that was given to another one. */
export class ReusedKeyError extends RefusalError {
  override readonly name = "ReusedKeyError";
}
