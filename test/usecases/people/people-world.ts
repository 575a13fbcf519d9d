import { onTestFinished } from "vitest";
import type { AthleteId } from "../../../src/domain/ids.ts";
import type { Account, Role } from "../../../src/domain/people.ts";
import type { NewAccount, People } from "../../../src/usecases/people.ts";
import { openRealApp, type RealApp } from "../../real-app.ts";

export const PASSWORD = "long shoes 42";
export const FROM = { address: "127.0.0.1", userAgent: "test" };

export interface Club {
  readonly real: RealApp;
  readonly people: People;
  /** An account with the password of this file; the first one is an owner. */
  add(login: string, role: Role, more?: Partial<NewAccount>): Promise<Account>;
}

/** An owner without data, in an empty data folder that is gone when the test ends. */
export async function openClub(): Promise<Club> {
  const real = await openRealApp();
  onTestFinished(() => real.close());
  const club = clubOf(real);
  await club.add("olive", "owner", { athlete: null });
  return club;
}

export function clubOf(real: RealApp): Club {
  return {
    real,
    people: real.people,
    add: (login, role, more) =>
      real.people.addAccount(null, {
        login,
        displayName: login,
        password: PASSWORD,
        role,
        athlete: role === "runner" ? (login as AthleteId) : null,
        birthYear: null,
        guardian: null,
        ...more,
      }),
  };
}
