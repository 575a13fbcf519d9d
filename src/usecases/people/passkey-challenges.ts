import { createHmac, randomBytes, timingSafeEqual } from "node:crypto";
import type { UtcInstant } from "../../domain/instant.ts";
import { newSecret } from "./secrets.ts";

const ANSWERED_WITHIN_MS = 300_000;
const KEY_B = 32;
const TIME_B = 6;
/** What was answered is remembered for as long as it could be answered again. */
const MOST_REMEMBERED = 10_000;

interface Asked {
  /** What the answer is good for. */
  readonly purpose: string;
  /** The secret of the browser that was asked. */
  readonly pending: string;
}

/**
 * Questions that a passkey signs. A question says until when it may be answered, and is sealed with its purpose and the
 * secret of the browser that was asked: nothing is kept of those who never answer. Each is answered once.
 */
export interface PasskeyChallenges {
  /** @returns base64url */
  ask(purpose: string, now: UtcInstant): { readonly pending: string; readonly challenge: string };
  /** Whether this was asked, of this browser, for this, not too long ago; and never again after. */
  take(challenge: string, asked: Asked, now: UtcInstant): boolean;
}

/** The key is made anew with each start: what was asked before it has no answer. */
export function createPasskeyChallenges(): PasskeyChallenges {
  const key = randomBytes(KEY_B);
  const taken = new Map<string, number>();
  const challengeOf = ({ purpose, pending }: Asked, endsAt: number): string => {
    const until = Buffer.alloc(TIME_B);
    until.writeUIntBE(endsAt, 0, TIME_B);
    const seal = createHmac("sha256", key).update(until).update(`${pending} ${purpose}`).digest();
    return Buffer.concat([until, seal]).toString("base64url");
  };
  return {
    ask(purpose, now) {
      const pending = newSecret();
      return { pending, challenge: challengeOf({ purpose, pending }, now + ANSWERED_WITHIN_MS) };
    },
    take(challenge, asked, now) {
      const bytes = Buffer.from(challenge, "base64url");
      if (bytes.length < TIME_B) return false;
      const endsAt = bytes.readUIntBE(0, TIME_B);
      if (endsAt <= now || !isSame(challenge, challengeOf(asked, endsAt)) || taken.has(challenge)) return false;
      for (const [one, end] of taken) if (end <= now || taken.size >= MOST_REMEMBERED) taken.delete(one);
      taken.set(challenge, endsAt);
      return true;
    },
  };
}

function isSame(one: string, other: string): boolean {
  const [a, b] = [Buffer.from(one), Buffer.from(other)];
  return a.length === b.length && timingSafeEqual(a, b);
}
