import { createHmac, randomBytes, timingSafeEqual } from "node:crypto";
import { chmod, readFile, rename, rm, writeFile } from "node:fs/promises";
import type { AthleteId } from "../../domain/ids.ts";

/** The keys behind private calendar addresses, one for each runner: files that only their owner reads. */
export interface CalendarKey {
  /** The secret part of a runner's address; null while none was made, and after it was ended. */
  secretOf(athlete: AthleteId): Promise<string | null>;
  /** Makes a new key for a runner. Their old address stops at once; nobody else's does. */
  renew(athlete: AthleteId): Promise<void>;
  /** Ends a runner's address at once, without a new one. */
  end(athlete: AthleteId): Promise<void>;
}

const KEY_B = 32;
const OWNER_ONLY = 0o600;
const KEY_TEXT = /^[0-9a-f]{64}\n$/;
/** What stands in the file of an address that was ended: no key, and no reason to look for an older one. */
const ENDED = "ended\n";

/**
 * @param keyFile the file that every runner's own lies beside. Earlier it held the key of whoever is at this machine: their
 *   address of then goes on until it is renewed or ended. An address is made of the key and the name, so one tells nothing
 *   of another.
 */
export function openCalendarKey(keyFile: string, localAthlete: AthleteId): CalendarKey {
  const keyOf = async (athlete: AthleteId): Promise<Buffer | null> => {
    const own = await textOf(ownFile(keyFile, athlete));
    const text = own === null && athlete === localAthlete ? await textOf(keyFile) : own;
    return text !== null && KEY_TEXT.test(text) ? Buffer.from(text.trim(), "hex") : null;
  };
  return {
    async secretOf(athlete) {
      const key = await keyOf(athlete);
      if (key === null) return null;
      return createHmac("sha256", key).update(`calendar/${athlete}`).digest("base64url");
    },
    renew: (athlete) => replaceFile(ownFile(keyFile, athlete), `${randomBytes(KEY_B).toString("hex")}\n`),
    end: (athlete) => replaceFile(ownFile(keyFile, athlete), ENDED),
  };
}

/**
 * Takes a runner's key away with everything else of theirs.
 * @param isLast nobody else is left: the key of earlier goes too
 */
export async function forgetCalendarKey(keyFile: string, athlete: AthleteId, isLast: boolean): Promise<void> {
  await rm(ownFile(keyFile, athlete), { force: true });
  if (isLast) await rm(keyFile, { force: true });
}

const ownFile = (keyFile: string, athlete: AthleteId): string => `${keyFile}-${athlete}`;

async function replaceFile(file: string, text: string): Promise<void> {
  const made = `${file}.${randomBytes(6).toString("hex")}`;
  try {
    await writeFile(made, text, { mode: OWNER_ONLY, flag: "wx", flush: true });
    await chmod(made, OWNER_ONLY); // whatever the umask says
    await rename(made, file);
  } finally {
    await rm(made, { force: true });
  }
}

/** Null when there is no such file. */
async function textOf(file: string): Promise<string | null> {
  try {
    return await readFile(file, "utf8");
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
