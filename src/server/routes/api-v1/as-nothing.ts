import { NotAllowedError } from "../../../usecases/not-allowed-error.ts";
import { NotFoundError } from "../../../usecases/not-found-error.ts";

/** What is somebody else's is told of like what is not there: nobody learns by an id that something is. */
export function asNothing<T>(work: Promise<T>): Promise<T> {
  return work.catch((error: unknown) => {
    throw error instanceof NotAllowedError ? new NotFoundError("there is nothing of that id") : error;
  });
}
