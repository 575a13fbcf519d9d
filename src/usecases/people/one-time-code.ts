import { randomInt } from "node:crypto";
import { Secret, TOTP } from "otpauth";
import type { UtcInstant } from "../../domain/instant.ts";

/** RFC 6238 as every authenticator knows it: SHA-1, six digits, 30 seconds. */
const PERIOD_S = 30;
const DIGITS = 6;
/** A clock may be one step off. */
const WINDOW = 1;
const SECRET_B = 20;

const RECOVERY_CODES = 10;
/** Without letters and digits that look alike. */
const ALPHABET = "abcdefghjkmnpqrstuvwxyz23456789";
const GROUPS = 3;
const GROUP_CHARS = 5;

export const newTotpSecret = (): string => new Secret({ size: SECRET_B }).base32;

const totpOf = (secret: string, label: string): TOTP =>
  new TOTP({ issuer: "Niggle", label, secret: Secret.fromBase32(secret), digits: DIGITS, period: PERIOD_S });

/** The address that an authenticator reads, for a QR code. */
export const totpUri = (secret: string, login: string): string => totpOf(secret, login).toString();

/** Which 30 seconds since 1970 a code is of; null when it is wrong, or too old. */
export function stepOfCode(secret: string, code: string, now: UtcInstant): number | null {
  const digits = code.replaceAll(/\s/g, "");
  if (!/^\d{6}$/.test(digits)) return null;
  const delta = totpOf(secret, "").validate({ token: digits, timestamp: now, window: WINDOW });
  return delta === null ? null : Math.floor(now / 1000 / PERIOD_S) + delta;
}

/** Ten codes for the day when the authenticator is lost: 74 random bits each, so that a plain hash of them is enough. */
export function newRecoveryCodes(): readonly string[] {
  const group = () => Array.from({ length: GROUP_CHARS }, () => ALPHABET[randomInt(ALPHABET.length)]).join("");
  return Array.from({ length: RECOVERY_CODES }, () => Array.from({ length: GROUPS }, group).join("-"));
}

/** A recovery code as it was typed, as it was told. */
export function recoveryCodeIn(text: string): string | null {
  const chars = text.toLowerCase().replaceAll(/[^a-z0-9]/g, "");
  if (chars.length !== GROUPS * GROUP_CHARS) return null;
  return (chars.match(new RegExp(`.{${GROUP_CHARS}}`, "g")) ?? []).join("-");
}
