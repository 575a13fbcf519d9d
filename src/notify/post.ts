import { addressProblem } from "./address.ts";
import { DeliveryError } from "./delivery-error.ts";
import { networkWords } from "./network-words.ts";

const ANSWER_WITHIN_MS = 20_000;
const TOO_MANY_REQUESTS = 429;
const REQUEST_TIMEOUT = 408;

interface Posted {
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/**
 * Posts JSON over https, or to this machine. Follows no redirect and reads nothing of the answer but its status.
 * @throws DeliveryError when it did not arrive
 */
export async function post(address: string, { headers, body }: Posted): Promise<void> {
  const problem = addressProblem(address);
  if (problem !== null) throw new DeliveryError(`the address cannot be used: ${problem}`);
  const status = await statusOf(address, {
    method: "POST",
    redirect: "manual",
    headers: { "content-type": "application/json", "user-agent": "niggle", ...headers },
    body,
    signal: AbortSignal.timeout(ANSWER_WITHIN_MS),
  });
  if (status >= 200 && status < 300) return;
  if (status >= 300 && status < 400) throw new DeliveryError("it answered with a redirect, and none is followed");
  const isBusy = status >= 500 || status === TOO_MANY_REQUESTS || status === REQUEST_TIMEOUT;
  throw new DeliveryError(`it answered with status ${status}`, isBusy);
}

async function statusOf(address: string, request: RequestInit): Promise<number> {
  try {
    const response = await fetch(address, request);
    await response.body?.cancel().catch(() => undefined); // nothing in it is asked for
    return response.status;
  } catch (error) {
    throw new DeliveryError(reasonOf(error), true);
  }
}

function reasonOf(error: unknown): string {
  if (error instanceof Error && error.name === "TimeoutError") return "nobody answered in time";
  const cause = error instanceof Error ? error.cause : null;
  return networkWords(cause instanceof Error && "code" in cause ? String(cause.code) : "");
}
