import type { AthleteId } from "../../domain/ids.ts";
import type { UtcInstant } from "../../domain/instant.ts";
import { type AccountId, CONFIRMERS, type Confirmer, type GrantId, type Offer } from "../../domain/people.ts";
import type { SharingFact } from "../../domain/people-facts.ts";
import type { PeopleState } from "../../domain/people-state.ts";
import { said } from "../../messages/said.ts";
import { NotAllowedError } from "../not-allowed-error.ts";
import type { Actor } from "../people.ts";
import type { DecidedFact } from "../record-facts.ts";
import { accountOfAthlete, isMinor } from "./acting.ts";

/** A fact about what an athlete shares, and who said it. */
export const sharingFact = (athlete: AthleteId, by: Actor, fact: SharingFact): DecidedFact => ({ athlete, by, fact });

/** Whose word is needed before something of an athlete reaches anybody. Who is shared with the guardian needs none. */
export function awaitedFor(
  state: PeopleState,
  athlete: AthleteId,
  { at, to }: { readonly at: UtcInstant; readonly to: AccountId | null },
): readonly Confirmer[] {
  const account = accountOfAthlete(state, athlete);
  if (account === null || !isMinor(account, at)) return [];
  if (account.guardian === null) throw new NotAllowedError(said("refused.needs-guardian"));
  return to === account.guardian ? [] : CONFIRMERS;
}

interface Accepting {
  readonly to: AccountId;
  readonly at: UtcInstant;
  readonly newId: () => string;
}

/** What a runner promised to whoever takes their invitation up. Nothing when its last day is over, or the runner's account is closed. */
export function grantOffered(
  state: PeopleState,
  offer: Offer | undefined,
  { to, at, newId }: Accepting,
): readonly DecidedFact[] {
  if (offer === undefined || (offer.endsAt !== null && offer.endsAt <= at)) return [];
  const { athlete, by, scope, level, endsAt } = offer;
  if (accountOfAthlete(state, athlete)?.isDisabled === true) return [];
  const awaits = awaitedFor(state, athlete, { at, to });
  const grant = { id: newId() as GrantId, to, scope, level, endsAt, awaits };
  return [sharingFact(athlete, by, { kind: "grant-given", grant })];
}
