import type { AthleteId } from "../../domain/ids.ts";
import { localDayAt, type UtcInstant } from "../../domain/instant.ts";
import { civilOf } from "../../domain/local-day.ts";
import { type Account, type AccountId, isMinorIn } from "../../domain/people.ts";
import type { PeopleState } from "../../domain/people-state.ts";
import { said } from "../../messages/said.ts";
import { NotAllowedError } from "../not-allowed-error.ts";
import { NotFoundError } from "../not-found-error.ts";
import type { Actor } from "../people.ts";

/** @throws NotFoundError */
export function accountIn(state: PeopleState, id: AccountId): Account {
  const account = state.accounts.get(id);
  if (account === undefined) throw new NotFoundError(said("refused.no-account"));
  return account;
}

/** The account that has an athlete's data as its own; null where nobody signed up for them. */
export function accountOfAthlete(state: PeopleState, athlete: AthleteId): Account | null {
  return [...state.accounts.values()].find((account) => account.athlete === athlete) ?? null;
}

/** Refuses everybody but an owner, or the person at this machine. @throws NotAllowedError */
export function requireOwner(state: PeopleState, by: Actor): void {
  if (by === null) return;
  const { role, isDisabled } = accountIn(state, by);
  if (role !== "owner" || isDisabled) throw new NotAllowedError(said("refused.an-owner"));
}

/** Refuses everybody but the athlete, or the person at this machine. @throws NotAllowedError */
export function requireOwnData(state: PeopleState, by: Actor, athlete: AthleteId): void {
  if (by === null) return;
  if (accountIn(state, by).athlete !== athlete) throw new NotAllowedError(said("refused.only-runner"));
}

/** Whether somebody looks after a runner as a guardian. */
export function isGuardianOf(state: PeopleState, by: Actor, athlete: AthleteId): boolean {
  return by !== null && accountOfAthlete(state, athlete)?.guardian === by;
}

/** Whether a runner may still be under age. Nobody knows the birth year of who has no account. */
export function isMinor(account: Account | null, now: UtcInstant): boolean {
  return account !== null && isMinorIn(civilOf(localDayAt(now, 0)).year, account.birthYear);
}
