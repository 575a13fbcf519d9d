import { RefusalError } from "./refusal-error.ts";

/** What was asked for is not there: an import, a run or a source of this athlete. One sentence that echoes the id. */
export class NotFoundError extends RefusalError {
  override readonly name = "NotFoundError";
}
