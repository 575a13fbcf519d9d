import type { UtcInstant } from "../../domain/instant.ts";

/** How fast guessing is slowed down: so many tries are free, then each doubles the wait, up to a most. */
interface Pace {
  readonly freeTries: number;
  readonly mostWaitS: number;
}

/** Someone may type a password wrong a few times. Nobody is locked out of an account for longer than a minute by others. */
const OF_ACCOUNT: Pace = { freeTries: 5, mostWaitS: 60 };
/** Several people may share an address. */
const OF_ADDRESS: Pace = { freeTries: 20, mostWaitS: 900 };

const FIRST_WAIT_S = 2;
const FORGOTTEN_AFTER_MS = 3_600_000;
const MOST_REMEMBERED = 10_000;

interface Tries {
  readonly count: number;
  readonly lastAt: UtcInstant;
}

/** Who tries to prove who they are: an account and an address. */
export interface Trying {
  readonly account: string;
  readonly address: string;
}

/** Slows guessing down, per account and per address, within a bounded memory. */
export interface SlowDown {
  /** Counts a try before it is looked at. @returns 0 when it may be made, else how many seconds to wait */
  tryNow(trying: Trying, now: UtcInstant): number;
  /** The try was right: the account begins anew, and the address has one try less. */
  wasRight(trying: Trying): void;
}

/** How fast each is slowed down, where it is not about passwords. */
interface Paces {
  readonly ofAccount: Pace;
  readonly ofAddress: Pace;
}

export function createSlowDown(paces: Paces = { ofAccount: OF_ACCOUNT, ofAddress: OF_ADDRESS }): SlowDown {
  const remembered = new Map<string, Tries>();
  const triesOf = (key: string, now: UtcInstant): Tries | null => {
    const tries = remembered.get(key);
    return tries === undefined || now - tries.lastAt > FORGOTTEN_AFTER_MS ? null : tries;
  };
  const remember = (key: string, tries: Tries) => {
    remembered.delete(key);
    remembered.set(key, tries);
    const [oldest] = remembered.keys();
    if (remembered.size > MOST_REMEMBERED && oldest !== undefined) remembered.delete(oldest);
  };
  return {
    tryNow(trying, now) {
      const paced = pacedKeys(trying, paces);
      const waitS = Math.max(...paced.map(([key, pace]) => waitOf(triesOf(key, now), pace, now)));
      if (waitS > 0) return waitS;
      for (const [key] of paced) remember(key, { count: (triesOf(key, now)?.count ?? 0) + 1, lastAt: now });
      return 0;
    },
    wasRight(trying) {
      remembered.delete(accountKey(trying));
      const address = remembered.get(addressKey(trying));
      if (address !== undefined) remembered.set(addressKey(trying), { ...address, count: address.count - 1 });
    },
  };
}

const accountKey = ({ account }: Trying): string => `account ${account}`;
const addressKey = ({ address }: Trying): string => `address ${networkOf(address)}`;
const pacedKeys = (trying: Trying, { ofAccount, ofAddress }: Paces): readonly (readonly [string, Pace])[] => [
  [accountKey(trying), ofAccount],
  [addressKey(trying), ofAddress],
];

function waitOf(tries: Tries | null, { freeTries, mostWaitS }: Pace, now: UtcInstant): number {
  if (tries === null || tries.count < freeTries) return 0;
  const waitS = Math.min(mostWaitS, FIRST_WAIT_S * 2 ** (tries.count - freeTries));
  return Math.max(0, Math.ceil(waitS - (now - tries.lastAt) / 1000));
}

/** One household has a whole /64 of IPv6 addresses. */
export function networkOf(address: string): string {
  if (!address.includes(":") || address.includes(".")) return address;
  return address.split(":").slice(0, 4).join(":");
}
