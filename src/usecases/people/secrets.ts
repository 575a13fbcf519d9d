import { createHash, randomBytes } from "node:crypto";
import type { SecretHash } from "../../domain/people.ts";

const SECRET_B = 32;

/** 256 random bits as text that fits an address, a cookie and a header. */
export const newSecret = (): string => randomBytes(SECRET_B).toString("base64url");

/**
 * What is kept of a secret. A secret of 256 random bits needs no salt and no slow hash, and who looks one up by its hash
 * learns nothing from the time it takes.
 */
export function hashOf(secret: string): SecretHash {
  return createHash("sha256").update(secret).digest("hex") as SecretHash;
}

/** Where a token of the API begins, so that one that was lost is known for what it is. */
const TOKEN_PREFIX = "niggle_";

export const newTokenSecret = (): string => `${TOKEN_PREFIX}${newSecret()}`;
