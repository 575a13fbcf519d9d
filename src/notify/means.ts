import type { UtcInstant } from "../domain/instant.ts";
import { DeliveryError } from "./delivery-error.ts";
import type { Secret } from "./settings.ts";

/** What sending needs from the process: the clock, a pause, the environment, and being asked to stop. */
export interface Means {
  readonly now: () => UtcInstant;
  /** Ends early when the process is asked to stop. */
  readonly sleep: (durationS: number) => Promise<void>;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly signal: AbortSignal;
}

/** @throws DeliveryError when the secret is in a variable that is not set */
export function secretText(secret: Secret, { env }: Pick<Means, "env">): string {
  if ("value" in secret) return secret.value;
  const text = env[secret.env];
  if (text === undefined || text === "") {
    throw new DeliveryError(`the environment variable ${secret.env} is not set where Niggle runs`);
  }
  return text;
}
