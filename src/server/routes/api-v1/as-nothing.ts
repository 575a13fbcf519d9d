import { NotAllowedError } from "../../../usecases/not-allowed-error.ts";
import { NotFoundError } from "../../../usecases/not-found-error.ts";

/** What is somebody else's is told of in the words of what is not there: nobody learns by an id that something is. */
export function asNothing<T>(work: Promise<T>): Promise<T> {
  return work.catch((error: unknown) => {
    const isHidden = error instanceof NotAllowedError || error instanceof NotFoundError;
    throw isHidden ? new NotFoundError("there is nothing of that id") : error;
  });
}
