import { createHmac, randomBytes, timingSafeEqual } from "node:crypto";
import { chmod, readFile, rename, rm, writeFile } from "node:fs/promises";
import type { AthleteId } from "../../domain/ids.ts";

/** The keys behind private calendar addresses: files that only their owner reads. Without one there is no such address. */
export interface CalendarKey {
  /** The secret part of a runner's address; null while none was made. */
  secretOf(athlete: AthleteId): Promise<string | null>;
  /** Makes a new key for a runner. Every address of the old one stops at once. */
  renew(athlete: AthleteId): Promise<void>;
}

const KEY_B = 32;
const OWNER_ONLY = 0o600;
const KEY_TEXT = /^[0-9a-f]{64}\n$/;

/** @param keyFile of the runner who has no account; each runner who has one has a file of their own beside it */
export function openCalendarKey(keyFile: string, localAthlete: AthleteId): CalendarKey {
  const fileOf = (athlete: AthleteId) => (athlete === localAthlete ? keyFile : `${keyFile}-${athlete}`);
  return {
    async secretOf(athlete) {
      const key = await readKey(fileOf(athlete));
      if (key === null) return null;
      return createHmac("sha256", key).update(`calendar/${athlete}`).digest("base64url");
    },
    async renew(athlete) {
      const file = fileOf(athlete);
      const made = `${file}.${randomBytes(6).toString("hex")}`;
      try {
        await writeFile(made, `${randomBytes(KEY_B).toString("hex")}\n`, { mode: OWNER_ONLY, flag: "wx", flush: true });
        await chmod(made, OWNER_ONLY); // whatever the umask says
        await rename(made, file);
      } finally {
        await rm(made, { force: true });
      }
    },
  };
}

/** Null when there is no file, or it holds something else: then a new one has to be made. */
async function readKey(file: string): Promise<Buffer | null> {
  try {
    const text = await readFile(file, "utf8");
    return KEY_TEXT.test(text) ? Buffer.from(text.trim(), "hex") : null;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return null;
    throw error;
  }
}

/** Whether what was asked for is the secret, in a time that does not tell how much of it was right. */
export function isSecret(given: string, secret: string | null): boolean {
  if (secret === null) return false;
  const [asked, kept] = [Buffer.from(given), Buffer.from(secret)];
  return asked.length === kept.length && timingSafeEqual(asked, kept);
}
