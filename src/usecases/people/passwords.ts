import { hash, verify } from "@node-rs/argon2";
import { said } from "../../messages/said.ts";
import { RefusalError } from "../refusal-error.ts";
import { PersonError } from "./person-problem.ts";
import { newSecret } from "./secrets.ts";

/** OWASP Password Storage Cheat Sheet: argon2id, which is what the library takes when nothing is said, with 19 MiB, 2 passes, 1 lane. */
const ARGON2ID = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;

export const LEAST_PASSWORD_CHARS = 10;
const MOST_PASSWORD_CHARS = 200;
/** Each takes 19 MiB and a thread: more wait for their turn. */
const MOST_AT_ONCE = 2;
const MOST_WAITING = 32;

/** Too many passwords are being checked at once. */
export class BusyError extends RefusalError {
  override readonly name = "BusyError";
}

/** Hashes and checks passwords, a few at a time. */
export interface Passwords {
  /** @throws RangeError when the password is too short, too long, or the login */
  hash(password: string, login: string): Promise<string>;
  /** Does the same work whether there is a hash or not. @throws BusyError */
  isRight(password: string, hash: string | null): Promise<boolean>;
}

export function createPasswords(): Passwords {
  const turn = turns();
  // Checked where there is no account, so that the answer takes as long. Nobody knows its password.
  let decoy: Promise<string> | null = null;
  return {
    async hash(password, login) {
      refuseWeak(password, login);
      return turn(() => hash(password.normalize("NFC"), ARGON2ID));
    },
    async isRight(password, kept) {
      const given = [...password].length > MOST_PASSWORD_CHARS ? "" : password.normalize("NFC");
      decoy ??= turn(() => hash(newSecret(), ARGON2ID));
      const against = kept ?? (await decoy);
      const matches = await turn(() => verify(against, given));
      return matches && kept !== null;
    },
  };
}

function refuseWeak(password: string, login: string): void {
  const chars = [...password].length;
  if (chars < LEAST_PASSWORD_CHARS)
    throw new PersonError(
      "password-short",
      `the password has ${chars} characters (want ${LEAST_PASSWORD_CHARS} or more)`,
    );
  if (chars > MOST_PASSWORD_CHARS)
    throw new PersonError(
      "password-long",
      `the password has ${chars} characters (want ${MOST_PASSWORD_CHARS} or fewer)`,
    );
  if (password.toLowerCase() === login || new Set(password).size < 4)
    throw new PersonError(
      "password-easy",
      "the password is too easy to guess: choose one that is not the login or one letter again and again",
    );
}

/** Runs work a few at a time, in the order it came. */
function turns(): <T>(work: () => Promise<T>) => Promise<T> {
  const waiting: (() => void)[] = [];
  let running = 0;
  return async (work) => {
    if (running >= MOST_AT_ONCE) {
      if (waiting.length >= MOST_WAITING) throw new BusyError(said("refused.busy"));
      await new Promise<void>((resolve) => waiting.push(resolve));
    }
    running += 1;
    try {
      return await work();
    } finally {
      running -= 1;
      waiting.shift()?.();
    }
  };
}
